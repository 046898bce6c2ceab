package dev.kalends.account;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How a person wants to see weeks and times of day. Every view and every text uses it.
 *
 * @param firstDay first day of the week; {@code null} to follow the browser's region
 * @param clock 12 or 24 hours; {@code null} to follow the browser's region
 * @param weekNumbers whether to show the numbers of weeks
 */
public record WeekAndClock(@Nullable DayOfWeek firstDay, @Nullable ClockFormat clock, boolean weekNumbers) {

	/**
	 * Follows the browser's region, without numbers of weeks.
	 */
	public static final WeekAndClock AUTOMATIC = new WeekAndClock(null, null, false);

	/**
	 * The days with which weeks start somewhere (Unicode CLDR, supplemental week data).
	 */
	private static final List<DayOfWeek> FIRST_DAYS = List.of(DayOfWeek.MONDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

	static List<String> firstDayCodes() {
		return FIRST_DAYS.stream().map(WeekAndClock::code).toList();
	}

	static @Nullable DayOfWeek firstDayOfCode(String code) {
		return FIRST_DAYS.stream().filter((day) -> code(day).equals(code)).findFirst().orElse(null);
	}

	static String code(DayOfWeek day) {
		return day.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns all days in the order of a week.
	 */
	public static List<DayOfWeek> weekFrom(DayOfWeek first) {
		return Arrays.stream(DayOfWeek.values()).map((day) -> first.plus(day.ordinal())).toList();
	}

}
