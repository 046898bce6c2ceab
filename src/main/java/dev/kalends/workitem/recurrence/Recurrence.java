package dev.kalends.workitem.recurrence;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A rule together with the start of its item. It computes the dates of the occurrences,
 * up to the year 2999.
 * <p>
 * Searches cost the same regardless of the distance to the start, except for rules with
 * {@code COUNT}: those are counted from the start, at most 1,000 dates.
 *
 * @param start the date of the first occurrence
 * @param time the start time of each occurrence; {@code null} for an all-day item
 * @param zone the zone of the time; {@code null} for an all-day item, otherwise UTC
 */
public record Recurrence(RecurrenceRule rule, LocalDate start, @Nullable LocalTime time, @Nullable ZoneId zone) {

	private static final String FIELD = RecurrenceRuleParser.FIELD;

	private static final int MAX_YEARS_TO_FIRST_DATE = 28;

	/**
	 * Returns what prevents an item from having this recurrence: the rule never happens,
	 * its first date is not the start, or it ends before the start.
	 */
	public List<Violation> violations() {
		if (lastAllowed().isBefore(this.start)) {
			return List.of(Violation.of(FIELD, "recurrence-until-before-start", this.start));
		}
		LocalDate first = days().next(this.start,
				earlier(RuleDays.LAST, this.start.plusYears(MAX_YEARS_TO_FIRST_DATE)));
		if (first == null) {
			return List.of(Violation.of(FIELD, "recurrence-never", MAX_YEARS_TO_FIRST_DATE));
		}
		if (!first.equals(this.start)) {
			return List.of(Violation.of(FIELD, "recurrence-first-date", first, this.start));
		}
		return List.of();
	}

	/**
	 * Returns whether there is an occurrence on a date.
	 */
	public boolean occursOn(LocalDate date) {
		return !dates(date, date.plusDays(1), 1).isEmpty();
	}

	/**
	 * Returns the dates in a period, in ascending order.
	 * @param from the first date of the period
	 * @param to the date after the period
	 * @param limit the maximum number of dates
	 */
	public List<LocalDate> dates(LocalDate from, LocalDate to, int limit) {
		List<LocalDate> dates = new ArrayList<>();
		DateSequence sequence = sequence(from);
		LocalDate last = to.minusDays(1);
		while (dates.size() < limit) {
			LocalDate date = sequence.next(last);
			if (date == null) {
				break;
			}
			if (!date.isBefore(from)) {
				dates.add(date);
			}
		}
		return dates;
	}

	/**
	 * Returns the first date on or after the given one.
	 */
	public Optional<LocalDate> nextFrom(LocalDate date) {
		DateSequence sequence = sequence(date);
		LocalDate next = sequence.next(RuleDays.LAST);
		while (next != null && next.isBefore(date)) {
			next = sequence.next(RuleDays.LAST);
		}
		return Optional.ofNullable(next);
	}

	/**
	 * Returns the last date before the given one.
	 */
	public Optional<LocalDate> lastBefore(LocalDate date) {
		LocalDate end = earlier(date.minusDays(1), lastAllowed());
		if (this.rule.count() == null) {
			return Optional.ofNullable(days().previous(end));
		}
		LocalDate last = null;
		DateSequence sequence = sequence(this.start);
		for (LocalDate next = sequence.next(end); next != null; next = sequence.next(end)) {
			last = next;
		}
		return Optional.ofNullable(last);
	}

	/**
	 * Returns the last date; empty for an endless rule.
	 */
	public Optional<LocalDate> last() {
		return isEndless() ? Optional.empty() : lastBefore(RuleDays.LAST.plusDays(1));
	}

	public boolean isEndless() {
		return this.rule.count() == null && this.rule.until() == null;
	}

	/**
	 * Returns the number of dates before the given one. The cost grows with the result.
	 */
	public int countBefore(LocalDate date) {
		DateSequence sequence = sequence(this.start);
		LocalDate end = date.minusDays(1);
		int count = 0;
		while (sequence.next(end) != null) {
			count++;
		}
		return count;
	}

	/**
	 * Returns the rule that ends with the last date before the given one; empty if there
	 * is none.
	 * @throws RuleViolatedException if that date is too late for {@code UNTIL}, and there
	 * are too many dates for {@code COUNT}
	 */
	public Optional<RecurrenceRule> endingBefore(LocalDate date) {
		return lastBefore(date)
			.map((last) -> (this.rule.count() != null) ? this.rule.times(countBefore(date)) : endingOn(last));
	}

	private RecurrenceRule endingOn(LocalDate last) {
		Until until = untilOn(last);
		if (RecurrenceRuleParser.isInRange(until)) {
			return this.rule.endingAt(until);
		}
		int count = countBefore(last.plusDays(1));
		if (count > RecurrenceRuleParser.MAX_COUNT) {
			throw new RuleViolatedException(Violation.of(FIELD, "recurrence-until-year",
					Integer.toString(RecurrenceRuleParser.MAX_UNTIL_YEAR)));
		}
		return this.rule.times(count);
	}

	/**
	 * Returns {@code UNTIL} for a last occurrence: its date, or its instant if timed.
	 */
	Until untilOn(LocalDate last) {
		return (this.time != null) ? Until.at(last.atTime(this.time), this.zone) : Until.on(last);
	}

	/**
	 * Returns the rule for an occurrence and all later ones, as a series that starts
	 * there: {@code COUNT} is reduced, {@code UNTIL} stays.
	 * @throws IllegalArgumentException if there is no occurrence on that date
	 */
	public RecurrenceRule remainingFrom(LocalDate date) {
		if (!occursOn(date)) {
			throw new IllegalArgumentException("No occurrence of " + this + " on " + date);
		}
		Integer count = this.rule.count();
		return (count != null) ? this.rule.times(count - countBefore(date)) : this.rule;
	}

	/**
	 * Returns the whole series moved to another start. The number of dates stays the
	 * same. A rule that names one weekday, day of the month or month follows the start.
	 * @throws RuleViolatedException if the rule cannot follow, with a violation of
	 * {@code startDate}
	 */
	public Recurrence movedTo(LocalDate newStart, @Nullable LocalTime newTime, @Nullable ZoneId newZone) {
		return new SeriesMove(this, new Recurrence(this.rule.withoutEnd(), newStart, newTime, newZone)).result();
	}

	/**
	 * Returns the dates of another recurrence at the same positions, counted from the
	 * start.
	 * @param dates dates of this recurrence
	 * @return the dates of the other recurrence by those of this one, without those whose
	 * position it does not have
	 */
	public Map<LocalDate, LocalDate> correspondingDates(Recurrence other, Collection<LocalDate> dates) {
		Map<LocalDate, LocalDate> corresponding = new HashMap<>();
		if (dates.isEmpty()) {
			return corresponding;
		}
		List<LocalDate> own = dates(this.start, Collections.max(dates).plusDays(1), Integer.MAX_VALUE);
		List<LocalDate> others = other.dates(other.start, RuleDays.LAST, own.size());
		for (int i = 0; i < others.size(); i++) {
			if (dates.contains(own.get(i))) {
				corresponding.put(own.get(i), others.get(i));
			}
		}
		return corresponding;
	}

	/**
	 * Returns the last date that {@code UNTIL} allows.
	 */
	private LocalDate lastAllowed() {
		Until until = this.rule.until();
		return (until != null) ? earlier(until.lastDate(this.time, this.zone), RuleDays.LAST) : RuleDays.LAST;
	}

	private static LocalDate earlier(LocalDate one, LocalDate other) {
		return one.isBefore(other) ? one : other;
	}

	private RuleDays days() {
		return new RuleDays(this.rule, this.start);
	}

	/**
	 * Returns the dates from a date on, or all dates if the rule has a {@code COUNT}.
	 */
	private DateSequence sequence(LocalDate from) {
		Integer count = this.rule.count();
		return (count != null) ? new DateSequence(days(), this.start, lastAllowed(), count)
				: new DateSequence(days(), from, lastAllowed(), Integer.MAX_VALUE);
	}

	/**
	 * The dates of a rule one after the other.
	 */
	private static final class DateSequence {

		private final RuleDays days;

		private final LocalDate end;

		private LocalDate position;

		private int remaining;

		DateSequence(RuleDays days, LocalDate from, LocalDate end, int count) {
			this.days = days;
			this.position = from;
			this.end = end;
			this.remaining = count;
		}

		/**
		 * Returns the next date, or {@code null} if there is none until the given limit,
		 * inclusive.
		 */
		@Nullable LocalDate next(LocalDate limit) {
			if (this.remaining == 0) {
				return null;
			}
			LocalDate next = this.days.next(this.position, earlier(limit, this.end));
			if (next != null) {
				this.position = next.plusDays(1);
				this.remaining--;
			}
			return next;
		}

	}

}
