package dev.kalends.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A supported language, in which all texts are available. The first one is the default.
 */
public enum Language {

	ENGLISH(Locale.ENGLISH),

	GERMAN(Locale.GERMAN);

	private final Locale locale;

	Language(Locale locale) {
		this.locale = locale;
	}

	/**
	 * Returns the language without a region.
	 */
	Locale locale() {
		return this.locale;
	}

	/**
	 * Returns the language with a clock. In English the region selects the clock.
	 * @param clock {@code null} to use the usual one
	 * @param english the locale of English without a chosen clock
	 */
	Locale locale(@Nullable ClockFormat clock, Locale english) {
		if (this == ENGLISH) {
			return (clock == null) ? english : (clock == ClockFormat.TWELVE_HOURS) ? Locale.US : Locale.UK;
		}
		return (clock != ClockFormat.TWELVE_HOURS) ? this.locale
				: new Locale.Builder().setLocale(this.locale).setUnicodeLocaleKeyword("hc", clock.hourCycle()).build();
	}

	/**
	 * Returns the tag of the language (BCP 47), such as "de".
	 */
	public String code() {
		return this.locale.getLanguage();
	}

	public static @Nullable Language ofCode(String code) {
		return Arrays.stream(values()).filter((language) -> language.code().equals(code)).findFirst().orElse(null);
	}

	public static List<String> codes() {
		return Arrays.stream(values()).map(Language::code).toList();
	}

}
