package dev.kalends.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A date as spreadsheet programs write it, with or without a time of day. Dates with the
 * year first or with the name of the month have one meaning. Dates with the year last
 * depend on the {@link DateOrder}.
 *
 * @param exact the date; {@code null} when it depends on the order
 * @param first the first number of a date with the year last
 * @param second the second number
 * @param year the year
 * @param mark the character between the numbers
 * @param time the time of day; {@code null} when there is none
 */
record DateCell(@Nullable LocalDate exact, int first, int second, int year, char mark, @Nullable LocalTime time) {

	/**
	 * Numbers writes "15 October 2025 at 9:00" and "15. Oktober 2025 um 09:00".
	 */
	private static final String TIME = "(?:(?:,? (?:at |um )?|T)(\\d.*))?";

	private static final String WEEKDAY = "(?:\\p{L}{2,}\\.?,? )?";

	private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.]) ?(\\d{1,2})\\2 ?(\\d{1,2})\\.?" + TIME);

	private static final Pattern YEAR_LAST = Pattern
		.compile(WEEKDAY + "(\\d{1,2})([-/.]) ?(\\d{1,2})\\2 ?(\\d{4}|\\d{2})" + TIME);

	private static final Pattern DAY_AND_NAME = Pattern
		.compile(WEEKDAY + "(\\d{1,2})\\.?[- ]?(\\p{L}{3,})\\.?,?[- ](\\d{4}|\\d{2})" + TIME);

	private static final Pattern NAME_AND_DAY = Pattern
		.compile(WEEKDAY + "(\\p{L}{3,})\\.? (\\d{1,2}),? (\\d{4})" + TIME);

	private static final List<List<String>> MONTHS = List.of(List.of("january", "januar", "jaenner"),
			List.of("february", "februar", "feber"), List.of("march", "maerz", "mrz"), List.of("april"),
			List.of("may", "mai"), List.of("june", "juni"), List.of("july", "juli"), List.of("august"),
			List.of("september"), List.of("october", "oktober"), List.of("november"), List.of("december", "dezember"));

	private static final int CENTURY = 2000;

	private static final int HUNDRED = 100;

	private static final int SHORTEST_NAME = 3;

	private static final int MAX_LENGTH = 100;

	/**
	 * Reads a date.
	 * @return {@code null} when the text is none
	 */
	static @Nullable DateCell of(String text) {
		if (text.length() > MAX_LENGTH) {
			return null;
		}
		String date = CellText.spaced(text);
		Matcher yearFirst = YEAR_FIRST.matcher(date);
		if (yearFirst.matches()) {
			return exact(yearFirst.group(1), number(yearFirst.group(3)), yearFirst.group(4), yearFirst.group(5));
		}
		Matcher yearLast = YEAR_LAST.matcher(date);
		if (yearLast.matches()) {
			String time = yearLast.group(5);
			LocalTime read = (time != null) ? ClockTime.parse(time) : null;
			return (time != null && read == null) ? null : new DateCell(null, number(yearLast.group(1)),
					number(yearLast.group(3)), year(yearLast.group(4)), yearLast.group(2).charAt(0), read);
		}
		Matcher dayAndName = DAY_AND_NAME.matcher(date);
		if (dayAndName.matches()) {
			return exact(dayAndName.group(3), month(dayAndName.group(2)), dayAndName.group(1), dayAndName.group(4));
		}
		Matcher nameAndDay = NAME_AND_DAY.matcher(date);
		if (nameAndDay.matches()) {
			return exact(nameAndDay.group(3), month(nameAndDay.group(1)), nameAndDay.group(2), nameAndDay.group(4));
		}
		return null;
	}

	/**
	 * Returns the date in an order.
	 * @param order the order; {@code null} when it is unknown, so that only dates with
	 * one meaning are returned
	 * @return {@code null} when there is no such date
	 */
	@Nullable LocalDate date(@Nullable DateOrder order) {
		if (this.exact != null) {
			return this.exact;
		}
		if (order == null || order == DateOrder.YMD) {
			return (this.first == this.second) ? date(this.year, this.first, this.second) : null;
		}
		return (order == DateOrder.DMY) ? date(this.year, this.second, this.first)
				: date(this.year, this.first, this.second);
	}

	private static @Nullable DateCell exact(String year, int month, String day, @Nullable String time) {
		LocalDate date = date(year(year), month, number(day));
		LocalTime read = (time != null) ? ClockTime.parse(time) : null;
		return (date == null || (time != null && read == null)) ? null : new DateCell(date, 0, 0, 0, ' ', read);
	}

	private static @Nullable LocalDate date(int year, int month, int day) {
		try {
			return LocalDate.of(year, month, day);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/**
	 * Returns a year of four or two digits. Plans are about this century.
	 */
	private static int year(String digits) {
		int year = number(digits);
		return (year < HUNDRED) ? CENTURY + year : year;
	}

	/**
	 * Returns the month of a name or of its abbreviation, from 1; 0 when there is none.
	 */
	private static int month(String name) {
		String word = CellText.word(name);
		for (int i = 0; i < MONTHS.size(); i++) {
			if (word.length() >= SHORTEST_NAME && MONTHS.get(i).stream().anyMatch((month) -> month.startsWith(word))) {
				return i + 1;
			}
		}
		return 0;
	}

	private static int number(String digits) {
		return Integer.parseInt(digits);
	}

}
