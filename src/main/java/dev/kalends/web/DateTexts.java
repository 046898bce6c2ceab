package dev.kalends.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Formats dates and times. The words and their order follow the page's language, so that
 * a page never mixes two languages; the 12-hour or 24-hour clock follows the viewer's
 * locale.
 */
@Component
public class DateTexts {

	private static final DateTimeFormatter TWELVE_HOURS = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

	private static final DateTimeFormatter TWENTY_FOUR_HOURS = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

	private final Messages messages;

	DateTexts(Messages messages) {
		this.messages = messages;
	}

	/**
	 * Formats a day with its weekday, such as "Wednesday, 15 October 2025".
	 */
	public String day(LocalDate date) {
		return format("date.day", date);
	}

	/**
	 * Formats an inclusive range of days, such as "15–20 October 2025", or a single day,
	 * such as "15 October 2025".
	 */
	public String range(LocalDate first, LocalDate last) {
		if (first.equals(last)) {
			return format("date.day-month-year", first);
		}
		if (first.getYear() != last.getYear()) {
			return this.messages.text("date.range-wide", format("date.day-month-year", first),
					format("date.day-month-year", last));
		}
		if (first.getMonth() != last.getMonth()) {
			return this.messages.text("date.range-wide", format("date.day-month", first),
					format("date.day-month-year", last));
		}
		return this.messages.text("date.range", format("date.day-only", first), format("date.day-month-year", last));
	}

	/**
	 * Formats an inclusive range of days in short form, such as "15–20 Oct 2025".
	 */
	public String shortRange(LocalDate first, LocalDate last) {
		if (first.equals(last)) {
			return format("date.short", first);
		}
		if (first.getYear() != last.getYear()) {
			return this.messages.text("date.range-wide", format("date.short", first), format("date.short", last));
		}
		if (first.getMonth() != last.getMonth()) {
			return this.messages.text("date.range-wide", format("date.short-day-month", first),
					format("date.short", last));
		}
		return this.messages.text("date.range", format("date.day-only", first), format("date.short", last));
	}

	/**
	 * Formats the weekdays and the length of an inclusive range of days, such as
	 * "Wednesday to Monday, 6 days".
	 */
	public String weekdays(LocalDate first, LocalDate last) {
		return this.messages.text("date.weekdays", weekday(first.getDayOfWeek()), weekday(last.getDayOfWeek()),
				ChronoUnit.DAYS.between(first, last) + 1);
	}

	/**
	 * Formats a time of day on the viewer's clock, such as "09:30" or "9:30 AM".
	 */
	public String time(LocalTime time) {
		return (hourCycle().equals("h12") ? TWELVE_HOURS : TWENTY_FOUR_HOURS).format(time);
	}

	/**
	 * Returns the hour cycle of the viewer's clock, {@code h12} or {@code h23} (Unicode
	 * Technical Standard 35, key {@code hc}).
	 */
	public String hourCycle() {
		Locale locale = LocaleContextHolder.getLocale();
		String chosen = locale.getUnicodeLocaleType("hc");
		return (chosen != null) ? chosen : Locale.US.equals(locale) ? "h12" : "h23";
	}

	/**
	 * Formats a time range.
	 */
	public String times(LocalTime first, LocalTime last) {
		return this.messages.text("date.range-wide", time(first), time(last));
	}

	/**
	 * Formats a date and time, such as "15 October 2025, 09:30".
	 */
	public String at(LocalDate date, LocalTime time) {
		return this.messages.text("date.at", format("date.day-month-year", date), time(time));
	}

	private String weekday(DayOfWeek day) {
		return day.getDisplayName(TextStyle.FULL_STANDALONE, this.messages.language());
	}

	private String format(String key, LocalDate date) {
		return DateTimeFormatter.ofPattern(this.messages.text(key), this.messages.language()).format(date);
	}

}
