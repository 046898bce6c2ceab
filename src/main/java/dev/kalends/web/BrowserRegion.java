package dev.kalends.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The region of a browser, from the most preferred locale of {@code Accept-Language} (RFC
 * 9110, section 12.5.4). Browsers write dates and times in form fields in its format,
 * independent of the language of the page.
 *
 * @param locale one of the locales that Java has data for
 */
public record BrowserRegion(Locale locale) {

	private static final Set<Locale> KNOWN = Set.copyOf(Arrays.asList(Locale.getAvailableLocales()));

	/**
	 * Returns the region of the browser that sent a request; {@code null} for a client
	 * without a preference, such as a script.
	 */
	public static @Nullable BrowserRegion of(HttpServletRequest request) {
		// Without the header, a servlet container returns the locale of its own machine.
		return (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) ? of(request.getLocale()) : null;
	}

	/**
	 * Returns the region of a locale.
	 */
	public static BrowserRegion of(Locale preferred) {
		return new BrowserRegion(Stream
			.of(new Locale(preferred.getLanguage(), preferred.getCountry()), new Locale(preferred.getLanguage()))
			.filter(KNOWN::contains)
			.findFirst()
			.orElse(Locale.US));
	}

	/**
	 * Returns whether clocks usually have twelve hours.
	 */
	public boolean usesTwelveHourClock() {
		return DateTimeFormatterBuilder
			.getLocalizedDateTimePattern(null, FormatStyle.SHORT, IsoChronology.INSTANCE, this.locale)
			.replaceAll("'[^']*'", "")
			.contains("h");
	}

	/**
	 * Formats a date as a form field shows it, such as 11/01/2026 or 01.11.2026.
	 */
	String date(LocalDate date) {
		String pattern = DateTimeFormatterBuilder
			.getLocalizedDateTimePattern(FormatStyle.SHORT, null, IsoChronology.INSTANCE, this.locale)
			.replaceAll("[yu]+", "uuuu")
			.replaceAll("[ML]+", "MM")
			.replaceAll("d+", "dd");
		return DateTimeFormatter.ofPattern(pattern, Locale.US).format(date);
	}

	/**
	 * Formats a time of day as a form field shows it, such as 09:30 AM or 09:30.
	 */
	String time(LocalTime time) {
		return DateTimeFormatter.ofPattern(usesTwelveHourClock() ? "hh:mm a" : "HH:mm", Locale.US).format(time);
	}

}
