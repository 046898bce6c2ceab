package dev.kalends.workitem.recurrence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A literal reading of RFC 5545, section 3.3.10, that shares no code with the
 * implementation: it reads the text of the rule, goes through the periods from the start
 * one after the other, and expands or limits each as the table of the RFC says.
 */
final class RuleOracle {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");

	private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

	private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

	private final Map<String, String> parts = new HashMap<>();

	private final Map<String, List<Integer>> numbers = new HashMap<>();

	private final List<String> byDay;

	private final LocalDate start;

	private final @Nullable LocalTime time;

	private final @Nullable ZoneId zone;

	private final int interval;

	RuleOracle(String rule, LocalDate start, @Nullable LocalTime time, @Nullable ZoneId zone) {
		for (String part : rule.split(";")) {
			this.parts.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
		}
		for (String name : List.of("BYMONTH", "BYMONTHDAY", "BYSETPOS")) {
			this.numbers.put(name, has(name)
					? Arrays.stream(this.parts.get(name).split(",")).map(Integer::valueOf).toList() : List.of());
		}
		this.byDay = has("BYDAY") ? List.of(this.parts.get("BYDAY").split(",")) : List.of();
		this.start = start;
		this.time = time;
		this.zone = zone;
		this.interval = Integer.parseInt(this.parts.getOrDefault("INTERVAL", "1"));
	}

	/**
	 * Returns the dates from the start until a date, inclusive.
	 */
	List<LocalDate> dates(LocalDate horizon) {
		int count = Integer.parseInt(this.parts.getOrDefault("COUNT", "1000000"));
		List<LocalDate> dates = new ArrayList<>();
		for (LocalDate period = firstPeriod(); !period.isAfter(horizon); period = nextPeriod(period)) {
			for (LocalDate date : positions(new ArrayList<>(new TreeSet<>(expand(period))))) {
				if (!date.isBefore(this.start)) {
					if (dates.size() == count || date.isAfter(horizon) || isAfterUntil(date)) {
						return dates;
					}
					dates.add(date);
				}
			}
		}
		return dates;
	}

	private LocalDate firstPeriod() {
		return switch (frequency()) {
			case "DAILY" -> this.start;
			case "WEEKLY" -> {
				LocalDate day = this.start;
				while (!weekday(day).equals(this.parts.getOrDefault("WKST", "MO"))) {
					day = day.minusDays(1);
				}
				yield day;
			}
			case "MONTHLY" -> LocalDate.of(this.start.getYear(), this.start.getMonth(), 1);
			default -> LocalDate.of(this.start.getYear(), 1, 1);
		};
	}

	private LocalDate nextPeriod(LocalDate period) {
		return switch (frequency()) {
			case "DAILY" -> period.plusDays(this.interval);
			case "WEEKLY" -> period.plusWeeks(this.interval);
			case "MONTHLY" -> period.plusMonths(this.interval);
			default -> period.plusYears(this.interval);
		};
	}

	private List<LocalDate> expand(LocalDate period) {
		return switch (frequency()) {
			case "DAILY" -> only(List.of(period), (day) -> isInMonth(day) && isInMonthDay(day) && isInWeekday(day));
			case "WEEKLY" -> only(days(period, period.plusDays(7)), (day) -> isInMonth(day)
					&& (has("BYDAY") ? isInWeekday(day) : day.getDayOfWeek() == this.start.getDayOfWeek()));
			case "MONTHLY" -> isInMonth(period) ? month(period) : List.of();
			default -> year(period);
		};
	}

	private List<LocalDate> month(LocalDate first) {
		List<LocalDate> days = days(first, first.plusMonths(1));
		if (has("BYMONTHDAY")) {
			List<LocalDate> found = monthDays(days);
			return has("BYDAY") ? only(found, weekdays(days)::contains) : found;
		}
		return has("BYDAY") ? weekdays(days) : only(days, (day) -> day.getDayOfMonth() == this.start.getDayOfMonth());
	}

	private List<LocalDate> year(LocalDate first) {
		List<LocalDate> found = new ArrayList<>();
		List<LocalDate> year = days(first, first.plusYears(1));
		if (!has("BYMONTH") && !has("BYMONTHDAY")) {
			return has("BYDAY") ? weekdays(year) : only(year, (day) -> day.getMonth() == this.start.getMonth()
					&& day.getDayOfMonth() == this.start.getDayOfMonth());
		}
		for (int month = 1; month <= 12; month++) {
			LocalDate firstOfMonth = first.withMonth(month);
			if (!isInMonth(firstOfMonth)) {
				continue;
			}
			if (has("BYMONTHDAY") && has("BYDAY") && !has("BYMONTH")) {
				found.addAll(only(monthDays(days(firstOfMonth, firstOfMonth.plusMonths(1))), weekdays(year)::contains));
			}
			else {
				found.addAll(month(firstOfMonth));
			}
		}
		return found;
	}

	private List<LocalDate> monthDays(List<LocalDate> month) {
		List<LocalDate> found = new ArrayList<>();
		for (int value : numbers("BYMONTHDAY")) {
			int index = (value > 0) ? value - 1 : month.size() + value;
			if (index >= 0 && index < month.size()) {
				found.add(month.get(index));
			}
		}
		return found;
	}

	private List<LocalDate> weekdays(List<LocalDate> days) {
		List<LocalDate> found = new ArrayList<>();
		for (String value : this.byDay) {
			String name = value.substring(value.length() - 2);
			List<LocalDate> all = only(days, (day) -> weekday(day).equals(name));
			if (value.length() == 2) {
				found.addAll(all);
				continue;
			}
			int ordinal = Integer.parseInt(value.substring(0, value.length() - 2));
			int index = (ordinal > 0) ? ordinal - 1 : all.size() + ordinal;
			if (index >= 0 && index < all.size()) {
				found.add(all.get(index));
			}
		}
		return found;
	}

	private List<LocalDate> positions(List<LocalDate> set) {
		if (!has("BYSETPOS")) {
			return set;
		}
		TreeSet<LocalDate> found = new TreeSet<>();
		for (int position : numbers("BYSETPOS")) {
			int index = (position > 0) ? position - 1 : set.size() + position;
			if (index >= 0 && index < set.size()) {
				found.add(set.get(index));
			}
		}
		return new ArrayList<>(found);
	}

	private boolean isAfterUntil(LocalDate date) {
		String until = this.parts.get("UNTIL");
		if (until == null) {
			return false;
		}
		if (until.length() == 8) {
			return date.isAfter(LocalDate.parse(until, DATE));
		}
		Instant end = LocalDateTime.parse(until.substring(0, 15), DATE_TIME).toInstant(ZoneOffset.UTC);
		return date.atTime(this.time).atZone(this.zone).toInstant().isAfter(end);
	}

	private boolean isInMonth(LocalDate day) {
		return !has("BYMONTH") || numbers("BYMONTH").contains(day.getMonthValue());
	}

	private boolean isInMonthDay(LocalDate day) {
		return !has("BYMONTHDAY") || numbers("BYMONTHDAY").contains(day.getDayOfMonth())
				|| numbers("BYMONTHDAY").contains(day.getDayOfMonth() - 1 - day.lengthOfMonth());
	}

	private boolean isInWeekday(LocalDate day) {
		return !has("BYDAY") || this.byDay.contains(weekday(day));
	}

	private String frequency() {
		return this.parts.get("FREQ");
	}

	private boolean has(String part) {
		return this.parts.containsKey(part);
	}

	private List<Integer> numbers(String part) {
		return this.numbers.get(part);
	}

	private static String weekday(LocalDate day) {
		DayOfWeek weekday = day.getDayOfWeek();
		return WEEKDAYS.get(weekday.getValue() - 1);
	}

	private static List<LocalDate> days(LocalDate from, LocalDate to) {
		return from.datesUntil(to).toList();
	}

	private static List<LocalDate> only(List<LocalDate> days, Predicate<LocalDate> condition) {
		return days.stream().filter(condition).toList();
	}

}
