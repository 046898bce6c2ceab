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
 * What a browser says about its reader with {@code Accept-Language} (RFC 9110, section
 * 12.5.4).
 *
 * @param language the language that the reader likes best of those that there are
 * @param english how they write a time of day where the page is in English, which half of
 * the world does with twelve hours: {@link Locale#US} or {@link Locale#UK}
 */
record BrowserLanguage(Language language, Locale english) {

	private static final Set<Locale> KNOWN = Set.copyOf(Arrays.asList(Locale.getAvailableLocales()));

	static BrowserLanguage of(HttpServletRequest request) {
		// Without the header a container answers with the language of its own machine.
		return of((request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) ? Collections.list(request.getLocales())
				: List.of());
	}

	/**
	 * Returns what these locales say, of which the first is liked best.
	 */
	static BrowserLanguage of(List<Locale> accepted) {
		Language language = accepted.stream()
			.map((locale) -> Language.ofCode(locale.getLanguage()))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(Language.ENGLISH);
		boolean twelve = accepted.isEmpty() || countsToTwelve(accepted.get(0));
		return new BrowserLanguage(language, twelve ? Locale.US : Locale.UK);
	}

	private static boolean countsToTwelve(Locale habit) {
		Locale place = new Locale(habit.getLanguage(), habit.getCountry());
		Locale known = KNOWN.contains(place) ? place : new Locale(habit.getLanguage());
		return DateTimeFormatterBuilder
			.getLocalizedDateTimePattern(null, FormatStyle.SHORT, IsoChronology.INSTANCE,
					KNOWN.contains(known) ? known : Locale.US)
			.replaceAll("'[^']*'", "")
			.contains("h");
	}

}
