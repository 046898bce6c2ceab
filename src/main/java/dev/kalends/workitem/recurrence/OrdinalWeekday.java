package dev.kalends.workitem.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A value of {@code BYDAY} ({@code weekdaynum} in RFC 5545), such as {@code MO} or
 * {@code -1FR}.
 *
 * @param ordinal the position in the month or year, negative when counted from its end; 0
 * for every such weekday
 */
public record OrdinalWeekday(int ordinal, DayOfWeek weekday) implements Comparable<OrdinalWeekday> {

	static final int MAX_ORDINAL = 53;

	private static final Pattern FORMAT = Pattern.compile("([+-]?[0-9]{1,2})?([A-Z]{2})");

	private static final Comparator<OrdinalWeekday> ORDER = Comparator.comparing(OrdinalWeekday::weekday)
		.thenComparing(OrdinalWeekday::ordinal, RecurrenceRule.FROM_START_FIRST);

	/**
	 * Parses a value in upper case.
	 * @return {@code null} if it is not valid
	 */
	static @Nullable OrdinalWeekday parse(String text) {
		Matcher matcher = FORMAT.matcher(text);
		DayOfWeek weekday = matcher.matches() ? weekdayOf(matcher.group(2)) : null;
		if (weekday == null) {
			return null;
		}
		if (matcher.group(1) == null) {
			return new OrdinalWeekday(0, weekday);
		}
		int ordinal = Integer.parseInt(matcher.group(1));
		return (ordinal != 0 && Math.abs(ordinal) <= MAX_ORDINAL) ? new OrdinalWeekday(ordinal, weekday) : null;
	}

	/**
	 * Returns the weekday with an abbreviation of RFC 5545, such as {@code MO}.
	 */
	static @Nullable DayOfWeek weekdayOf(String abbreviation) {
		for (DayOfWeek day : DayOfWeek.values()) {
			if (abbreviation(day).equals(abbreviation)) {
				return day;
			}
		}
		return null;
	}

	static String abbreviation(DayOfWeek day) {
		return day.name().substring(0, 2);
	}

	/**
	 * Returns the weekday of a date with its position in the month, counted from the same
	 * end as this one.
	 */
	OrdinalWeekday inMonthOf(LocalDate date) {
		return at(date, date.getDayOfMonth(), date.lengthOfMonth());
	}

	/**
	 * Returns the weekday of a date with its position in the year, counted from the same
	 * end as this one.
	 */
	OrdinalWeekday inYearOf(LocalDate date) {
		return at(date, date.getDayOfYear(), date.lengthOfYear());
	}

	private OrdinalWeekday at(LocalDate date, int day, int length) {
		int position = (this.ordinal == 0) ? 0 : (this.ordinal > 0) ? fromStart(day) : -fromStart(length - day + 1);
		return new OrdinalWeekday(position, date.getDayOfWeek());
	}

	private static int fromStart(int day) {
		return (day - 1) / 7 + 1;
	}

	@Override
	public int compareTo(OrdinalWeekday other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return ((this.ordinal != 0) ? this.ordinal : "") + abbreviation(this.weekday);
	}

}
