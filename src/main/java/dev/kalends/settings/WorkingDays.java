package dev.kalends.settings;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Days of the week as the outside names them: {@code monday} to {@code sunday}.
 */
final class WorkingDays {

	/**
	 * The days on which people work where nothing else is set.
	 */
	static final Set<DayOfWeek> USUAL = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

	/**
	 * The names of all days, Monday first.
	 */
	static final List<String> NAMES = Arrays.stream(DayOfWeek.values()).map(WorkingDays::name).toList();

	private WorkingDays() {
	}

	static String name(DayOfWeek day) {
		return day.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns the days that some names stand for; anything else is left out.
	 */
	static Set<DayOfWeek> of(Collection<?> names) {
		EnumSet<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
		days.removeIf((day) -> !names.contains(name(day)));
		return days;
	}

	/**
	 * Returns names once each, Monday first.
	 */
	static List<String> inOrder(Collection<String> names) {
		return of(names).stream().map(WorkingDays::name).toList();
	}

}
