package dev.kalends.account;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

/**
 * The preferences that a browser sends in {@code Accept-Language} (RFC 9110, section
 * 12.5.4).
 *
 * @param language the preferred supported language
 * @param english the locale for English pages, which selects the 12-hour or 24-hour
 * clock: {@link Locale#US} or {@link Locale#UK}
 */
record BrowserLanguage(Language language, Locale english) {

	private static final Set<Locale> KNOWN = Set.copyOf(Arrays.asList(Locale.getAvailableLocales()));

	static BrowserLanguage of(HttpServletRequest request) {
		// Without the header, a servlet container returns the locale of its own machine.
		return of((request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) ? Collections.list(request.getLocales())
				: List.of());
	}

	/**
	 * Derives the preferences from locales, most preferred first.
	 */
	static BrowserLanguage of(List<Locale> accepted) {
		Language language = accepted.stream()
			.map((locale) -> Language.ofCode(locale.getLanguage()))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(Language.ENGLISH);
		boolean twelveHours = accepted.isEmpty() || usesTwelveHourClock(accepted.get(0));
		return new BrowserLanguage(language, twelveHours ? Locale.US : Locale.UK);
	}

	private static boolean usesTwelveHourClock(Locale locale) {
		Locale regional = new Locale(locale.getLanguage(), locale.getCountry());
		Locale known = KNOWN.contains(regional) ? regional : new Locale(locale.getLanguage());
		return DateTimeFormatterBuilder
			.getLocalizedDateTimePattern(null, FormatStyle.SHORT, IsoChronology.INSTANCE,
					KNOWN.contains(known) ? known : Locale.US)
			.replaceAll("'[^']*'", "")
			.contains("h");
	}

}
