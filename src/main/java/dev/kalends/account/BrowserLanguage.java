package dev.kalends.account;

import java.time.DayOfWeek;
import java.time.temporal.WeekFields;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.kalends.web.BrowserRegion;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

/**
 * The preferences that a browser sends in {@code Accept-Language} (RFC 9110, section
 * 12.5.4).
 *
 * @param language the preferred supported language
 * @param english the locale for English pages, which selects the 12-hour or 24-hour
 * clock: {@link Locale#US} or {@link Locale#UK}
 * @param firstDay the first day of the week in the region
 */
record BrowserLanguage(Language language, Locale english, DayOfWeek firstDay) {

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
		BrowserRegion region = BrowserRegion.of(accepted.isEmpty() ? Locale.US : accepted.get(0));
		return new BrowserLanguage(language, region.usesTwelveHourClock() ? Locale.US : Locale.UK,
				WeekFields.of(region.locale()).getFirstDayOfWeek());
	}

}
