package dev.kalends.settings;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of the days of the week in the API: {@code monday} to {@code sunday}.
 */
final class WorkingDays {

	/**
	 * The working days if none are set.
	 */
	static final Set<DayOfWeek> DEFAULT = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

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
	 * Returns the days with these names; unknown names are ignored.
	 */
	static Set<DayOfWeek> of(Collection<?> names) {
		EnumSet<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
		days.removeIf((day) -> !names.contains(name(day)));
		return days;
	}

	/**
	 * Returns the distinct names, Monday first.
	 */
	static List<String> sorted(Collection<String> names) {
		return of(names).stream().map(WorkingDays::name).toList();
	}

}
