package dev.kalends.workitem.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Finds the days of a rule, without its end ({@code COUNT}, {@code UNTIL}).
 * <p>
 * For the supported parts, the expansion that RFC 5545 describes is a condition on each
 * day: the day is in a period that the interval does not skip, and in each {@code BYxxx}
 * part that the rule has or that the start implies. A search therefore starts at any date
 * and does not depend on the distance to the start of the series. It skips periods and
 * months as a whole, so that rules that never happen are found to be so within
 * milliseconds. {@code BYSETPOS} counts the days of a month that fulfill the condition.
 * <p>
 * Not thread-safe.
 */
final class RuleDays {

	/**
	 * The last date that is computed.
	 */
	static final LocalDate LAST = LocalDate.of(2999, 12, 31);

	private final RecurrenceRule rule;

	private final LocalDate start;

	private final long firstWeek;

	/**
	 * The months in which days can be, by bit.
	 */
	private final int months;

	private final List<Integer> monthDays;

	private final List<OrdinalWeekday> weekdays;

	/**
	 * The days that {@code BYSETPOS} selects in the month that was searched last.
	 */
	private List<Integer> selectedDays = List.of();

	private @Nullable YearMonth selectedMonth;

	RuleDays(RecurrenceRule rule, LocalDate start) {
		this.rule = rule;
		this.start = start;
		this.firstWeek = start.with(TemporalAdjusters.previousOrSame(rule.weekStart())).toEpochDay();
		boolean noDays = rule.byDay().isEmpty() && rule.byMonthDay().isEmpty();
		Frequency frequency = rule.frequency();
		boolean startImpliesMonth = frequency == Frequency.YEARLY && noDays && rule.byMonth().isEmpty();
		this.months = mask(startImpliesMonth ? List.of(start.getMonthValue()) : rule.byMonth());
		boolean startImpliesDay = noDays && (frequency == Frequency.MONTHLY || frequency == Frequency.YEARLY);
		this.monthDays = startImpliesDay ? List.of(start.getDayOfMonth()) : rule.byMonthDay();
		boolean startImpliesWeekday = frequency == Frequency.WEEKLY && rule.byDay().isEmpty();
		this.weekdays = startImpliesWeekday ? List.of(new OrdinalWeekday(0, start.getDayOfWeek())) : rule.byDay();
	}

	private static int mask(List<Integer> months) {
		return months.isEmpty() ? -1 : months.stream().mapToInt((month) -> 1 << month).reduce(0, (a, b) -> a | b);
	}

	/**
	 * Returns the first day on or after a date.
	 * @return {@code null} if there is none until the given limit, inclusive
	 */
	@Nullable LocalDate next(LocalDate from, LocalDate limit) {
		LocalDate date = from.isBefore(this.start) ? this.start : from;
		while (true) {
			date = firstCandidate(date);
			if (date.isAfter(limit)) {
				return null;
			}
			if (!isInMonths(date)) {
				date = date.with(TemporalAdjusters.firstDayOfNextMonth());
			}
			else if (matches(date)) {
				return date;
			}
			else {
				date = date.plusDays(1);
			}
		}
	}

	/**
	 * Returns the last day on or before a date.
	 */
	@Nullable LocalDate previous(LocalDate until) {
		LocalDate date = until;
		while (!date.isBefore(this.start)) {
			date = lastCandidate(date);
			if (date.isBefore(this.start)) {
				return null;
			}
			if (!isInMonths(date)) {
				date = date.withDayOfMonth(1).minusDays(1);
			}
			else if (matches(date)) {
				return date;
			}
			else {
				date = date.minusDays(1);
			}
		}
		return null;
	}

	/**
	 * Returns the first date on or after a date whose period is not skipped by the
	 * interval.
	 */
	private LocalDate firstCandidate(LocalDate date) {
		long skipped = periodsSinceLast(date);
		if (skipped == 0) {
			return date;
		}
		long ahead = this.rule.interval() - skipped;
		return switch (this.rule.frequency()) {
			case DAILY -> date.plusDays(ahead);
			case WEEKLY -> LocalDate.ofEpochDay(this.firstWeek + (period(date) + ahead) * 7);
			case MONTHLY -> date.withDayOfMonth(1).plusMonths(ahead);
			case YEARLY -> date.withDayOfYear(1).plusYears(ahead);
		};
	}

	/**
	 * Returns the last date on or before a date whose period is not skipped by the
	 * interval.
	 */
	private LocalDate lastCandidate(LocalDate date) {
		long skipped = periodsSinceLast(date);
		if (skipped == 0) {
			return date;
		}
		return switch (this.rule.frequency()) {
			case DAILY -> date.minusDays(skipped);
			case WEEKLY -> LocalDate.ofEpochDay(this.firstWeek + (period(date) - skipped) * 7 + 6);
			case MONTHLY -> date.minusMonths(skipped).with(TemporalAdjusters.lastDayOfMonth());
			case YEARLY -> date.minusYears(skipped).with(TemporalAdjusters.lastDayOfYear());
		};
	}

	private long periodsSinceLast(LocalDate date) {
		return (this.rule.interval() == 1) ? 0 : Math.floorMod(period(date), (long) this.rule.interval());
	}

	/**
	 * Returns the number of periods between the start and a date.
	 */
	private long period(LocalDate date) {
		return switch (this.rule.frequency()) {
			case DAILY -> ChronoUnit.DAYS.between(this.start, date);
			case WEEKLY -> Math.floorDiv(date.toEpochDay() - this.firstWeek, 7L);
			case MONTHLY ->
				(date.getYear() - this.start.getYear()) * 12L + date.getMonthValue() - this.start.getMonthValue();
			case YEARLY -> date.getYear() - this.start.getYear();
		};
	}

	private boolean isInMonths(LocalDate date) {
		return (this.months & (1 << date.getMonthValue())) != 0;
	}

	private boolean matches(LocalDate date) {
		return isInDays(date) && (this.rule.bySetPos().isEmpty() || isAtSetPosition(date));
	}

	private boolean isInDays(LocalDate date) {
		return isInMonthDays(date) && isInWeekdays(date);
	}

	private boolean isInMonthDays(LocalDate date) {
		if (this.monthDays.isEmpty()) {
			return true;
		}
		int day = date.getDayOfMonth();
		int fromEnd = day - date.lengthOfMonth() - 1;
		for (int value : this.monthDays) {
			if (value == day || value == fromEnd) {
				return true;
			}
		}
		return false;
	}

	private boolean isInWeekdays(LocalDate date) {
		if (this.weekdays.isEmpty()) {
			return true;
		}
		DayOfWeek weekday = date.getDayOfWeek();
		for (OrdinalWeekday value : this.weekdays) {
			if (value.weekday() == weekday && (value.ordinal() == 0 || value.equals(ordinalOf(value, date)))) {
				return true;
			}
		}
		return false;
	}

	private OrdinalWeekday ordinalOf(OrdinalWeekday counted, LocalDate date) {
		return this.rule.ordinalsCountInMonth() ? counted.inMonthOf(date) : counted.inYearOf(date);
	}

	private boolean isAtSetPosition(LocalDate date) {
		YearMonth month = YearMonth.from(date);
		if (!month.equals(this.selectedMonth)) {
			this.selectedDays = selectedDays(month);
			this.selectedMonth = month;
		}
		return this.selectedDays.contains(date.getDayOfMonth());
	}

	private List<Integer> selectedDays(YearMonth month) {
		List<Integer> days = IntStream.rangeClosed(1, month.lengthOfMonth())
			.filter((day) -> isInDays(month.atDay(day)))
			.boxed()
			.toList();
		List<Integer> selected = new ArrayList<>();
		for (int position : this.rule.bySetPos()) {
			int index = (position > 0) ? position - 1 : days.size() + position;
			if (index >= 0 && index < days.size()) {
				selected.add(days.get(index));
			}
		}
		return selected;
	}

}
