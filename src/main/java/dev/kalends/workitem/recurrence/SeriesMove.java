package dev.kalends.workitem.recurrence;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;

/**
 * Moves a series to another start. A part of the rule with a single value takes the value
 * of the new start. A part with several values does not say how to follow, so the move is
 * refused unless it leaves all of them true: weekdays stay true after whole weeks, days
 * of the month and months if the start keeps its own.
 */
final class SeriesMove {

	private static final String FIELD = "startDate";

	private static final int DAYS_OF_WEEK = 7;

	private final Recurrence series;

	/**
	 * The rule without its end at the new start.
	 */
	private final Recurrence target;

	SeriesMove(Recurrence series, Recurrence target) {
		this.series = series;
		this.target = target;
	}

	Recurrence result() {
		RecurrenceRule rule = this.target.rule();
		RecurrenceRule moved = rule.on(weekdays(rule), monthDays(rule), months(rule));
		Recurrence endless = at(moved);
		if (!endless.occursOn(endless.start())) {
			throw refused(Violation.of(FIELD, "recurrence-move", rule.toString()));
		}
		Integer count = this.series.rule().count();
		Until until = this.series.rule().until();
		Recurrence result = (count != null) ? at(moved.times(count))
				: (until != null) ? ending(endless, until) : endless;
		if (result.rule().toString().length() > RecurrenceRule.MAX_LENGTH) {
			throw refused(Violation.of(FIELD, "recurrence-move", rule.toString()));
		}
		return result;
	}

	private Recurrence at(RecurrenceRule rule) {
		return new Recurrence(rule, this.target.start(), this.target.time(), this.target.zone());
	}

	private List<OrdinalWeekday> weekdays(RecurrenceRule rule) {
		List<OrdinalWeekday> weekdays = rule.byDay();
		LocalDate start = this.target.start();
		if (weekdays.size() == 1) {
			return List.of(at(start, weekdays.get(0), rule));
		}
		long days = ChronoUnit.DAYS.between(this.series.start(), start);
		boolean counted = weekdays.stream().anyMatch((value) -> value.ordinal() != 0);
		// With BYSETPOS, weekdays are choices from which the position of the day remains.
		if (!weekdays.isEmpty() && rule.bySetPos().isEmpty() && days != 0 && (counted || days % DAYS_OF_WEEK != 0)) {
			throw refused(Violation.of(FIELD, "recurrence-move-weekdays"));
		}
		return weekdays;
	}

	private static OrdinalWeekday at(LocalDate date, OrdinalWeekday counted, RecurrenceRule rule) {
		return rule.ordinalsCountInMonth() ? counted.inMonthOf(date) : counted.inYearOf(date);
	}

	private List<Integer> monthDays(RecurrenceRule rule) {
		List<Integer> days = rule.byMonthDay();
		LocalDate start = this.target.start();
		if (days.size() == 1) {
			return List.of((days.get(0) > 0) ? start.getDayOfMonth() : dayFromEnd(start));
		}
		LocalDate before = this.series.start();
		boolean fromEnd = days.stream().anyMatch((day) -> day < 0);
		if (!days.isEmpty() && (start.getDayOfMonth() != before.getDayOfMonth()
				|| (fromEnd && dayFromEnd(start) != dayFromEnd(before)))) {
			throw refused(Violation.of(FIELD, "recurrence-move-month-days"));
		}
		return days;
	}

	private static int dayFromEnd(LocalDate date) {
		return date.getDayOfMonth() - date.lengthOfMonth() - 1;
	}

	private List<Integer> months(RecurrenceRule rule) {
		List<Integer> months = rule.byMonth();
		int month = this.target.start().getMonthValue();
		if (months.size() == 1) {
			return List.of(month);
		}
		if (!months.isEmpty() && month != this.series.start().getMonthValue()) {
			throw refused(Violation.of(FIELD, "recurrence-move-months"));
		}
		return months;
	}

	/**
	 * Returns the moved series with the same number of dates. The end is moved by the
	 * same difference as the start if that keeps the number; otherwise the series ends
	 * with its last date.
	 */
	private Recurrence ending(Recurrence endless, Until until) {
		int count = this.series.countBefore(RuleDays.LAST);
		Recurrence shifted = at(endless.rule().endingAt(shifted(until)));
		if (shifted.countBefore(RuleDays.LAST) != count) {
			List<LocalDate> dates = endless.dates(endless.start(), RuleDays.LAST, count);
			if (dates.isEmpty() || dates.size() < count) {
				throw tooLate();
			}
			shifted = at(endless.rule().endingAt(endless.untilOn(dates.get(dates.size() - 1))));
		}
		Until end = shifted.rule().until();
		if (end == null || !RecurrenceRuleParser.isInRange(end)) {
			throw tooLate();
		}
		return shifted;
	}

	private Until shifted(Until until) {
		LocalTime time = this.series.time();
		LocalTime newTime = this.target.time();
		Until own = until.adaptedTo(time, this.series.zone());
		if (time == null || newTime == null) {
			LocalDate last = own.local(this.series.zone())
				.toLocalDate()
				.plusDays(ChronoUnit.DAYS.between(this.series.start(), this.target.start()));
			return Until.on(last).adaptedTo(newTime, this.target.zone());
		}
		LocalDateTime end = own.local(this.series.zone())
			.plus(Duration.between(this.series.start().atTime(time), this.target.start().atTime(newTime)));
		return Until.at(end, this.target.zone());
	}

	private static RuleViolatedException tooLate() {
		return refused(
				Violation.of(FIELD, "recurrence-move-until", Integer.toString(RecurrenceRuleParser.MAX_UNTIL_YEAR)));
	}

	private static RuleViolatedException refused(Violation violation) {
		return new RuleViolatedException(violation);
	}

}
