package dev.kalends.workitem;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.kalends.shared.Violation;
import dev.kalends.workitem.recurrence.Recurrence;
import org.jspecify.annotations.Nullable;

/**
 * The dates and times of an item: two inclusive dates and optional times of day in a time
 * zone. Without times the item is an all-day item with floating dates: the 20th is the
 * 20th in every time zone. A start time alone, or equal times on one day, give an item
 * without duration.
 *
 * @param startDate first day; when {@code null}, the due date is the only day
 * @param dueDate last day; when {@code null}, the start date is the only day
 * @param startTime time of day on the first day
 * @param endTime time of day on the last day
 * @param zone zone of the times; may be {@code null} only without times
 */
public record Schedule(@Nullable LocalDate startDate, @Nullable LocalDate dueDate, @Nullable LocalTime startTime,
		@Nullable LocalTime endTime, @Nullable ZoneId zone) {

	/**
	 * Maximum duration in years.
	 */
	static final int MAX_YEARS = 10;

	/**
	 * Items that last longer than this number of days are queried separately, so that the
	 * index range for the other items stays narrow.
	 */
	public static final int LONG_DAYS = 35;

	/**
	 * The end of a series without an end.
	 */
	public static final Instant ENDLESS = Instant.parse("9999-12-31T00:00:00Z");

	/**
	 * Added to the end of the last occurrence of a series with times, so that it stays an
	 * upper bound when the rules of its zone change.
	 */
	private static final Duration ZONE_CHANGE = Duration.ofHours(26);

	private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

	private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

	/**
	 * Returns all violations of the schedule; an empty list when it is valid.
	 */
	List<Violation> violations() {
		List<Violation> violations = new ArrayList<>();
		checkRange("startDate", this.startDate, violations);
		checkRange("dueDate", this.dueDate, violations);
		if (this.startDate == null && this.dueDate == null) {
			if (this.startTime != null) {
				violations.add(Violation.of("startTime", "time-without-date"));
			}
			if (this.endTime != null) {
				violations.add(Violation.of("endTime", "time-without-date"));
			}
			return violations;
		}
		if (this.startTime == null && this.endTime != null) {
			violations.add(Violation.of("startTime", "end-time-alone"));
		}
		LocalDate first = firstDay();
		LocalDate last = lastDay();
		if (first != null && last != null && isInRange(first) && isInRange(last)) {
			checkOrder(first, last, violations);
		}
		return violations;
	}

	private void checkOrder(LocalDate first, LocalDate last, List<Violation> violations) {
		if (last.isBefore(first)) {
			violations.add(Violation.of("dueDate", "due-before-start", last, first));
		}
		else if (last.isAfter(first.plusYears(MAX_YEARS))) {
			violations.add(Violation.of("dueDate", "too-long", MAX_YEARS));
		}
		else if (this.startTime != null && this.endTime != null && this.zone != null
				&& last.atTime(this.endTime).isBefore(first.atTime(this.startTime))) {
			violations.add(Violation.of("endTime", "end-before-start", this.endTime, this.startTime));
		}
	}

	private static void checkRange(String field, @Nullable LocalDate date, List<Violation> violations) {
		if (date != null && !isInRange(date)) {
			violations.add(Violation.of(field, "date-range", EARLIEST, LATEST));
		}
	}

	private static boolean isInRange(LocalDate date) {
		return !date.isBefore(EARLIEST) && !date.isAfter(LATEST);
	}

	/**
	 * Returns the first day, {@code null} for an item without dates.
	 */
	public @Nullable LocalDate firstDay() {
		return (this.startDate != null) ? this.startDate : this.dueDate;
	}

	/**
	 * Returns the last day, {@code null} for an item without dates.
	 */
	public @Nullable LocalDate lastDay() {
		return (this.dueDate != null) ? this.dueDate : this.startDate;
	}

	boolean isDated() {
		return firstDay() != null;
	}

	public boolean isAllDay() {
		return this.startTime == null;
	}

	/**
	 * Returns the start, inclusive. For an all-day item this is midnight UTC of the first
	 * day. {@code null} without dates.
	 */
	public @Nullable Instant startsAt() {
		LocalDate first = firstDay();
		if (first == null) {
			return null;
		}
		if (this.startTime == null || this.zone == null) {
			return first.atStartOfDay(ZoneOffset.UTC).toInstant();
		}
		return ZonedDateTime.of(first, this.startTime, this.zone).toInstant();
	}

	/**
	 * Returns the end, exclusive. For an all-day item this is midnight UTC after the last
	 * day; for an item without duration it is the start. {@code null} without dates.
	 */
	public @Nullable Instant endsAt() {
		Instant start = startsAt();
		LocalDate first = firstDay();
		LocalDate last = lastDay();
		if (start == null || first == null || last == null) {
			return null;
		}
		if (this.startTime == null || this.zone == null) {
			return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
		}
		if (this.endTime == null) {
			return start;
		}
		Instant end = ZonedDateTime.of(last, this.endTime, this.zone).toInstant();
		if (end.isAfter(start)) {
			return end;
		}
		// A start in the gap of a clock change is shifted by an hour
		// and may then be at or after the end. Keep the local duration.
		return start.plus(Duration.between(first.atTime(this.startTime), last.atTime(this.endTime)));
	}

	/**
	 * Returns the schedule with another first day. Duration in days and times of day are
	 * kept.
	 */
	public Schedule startingOn(LocalDate day) {
		LocalDate first = firstDay();
		return (first != null) ? movedBy(ChronoUnit.DAYS.between(first, day)) : this;
	}

	/**
	 * Returns the schedule moved by a duration on the clock of its zone. All-day items
	 * move by whole days.
	 */
	Schedule movedBy(Duration difference) {
		LocalDate first = firstDay();
		LocalDate last = lastDay();
		if (this.startTime == null || first == null || last == null) {
			return movedBy(difference.toDays());
		}
		LocalDateTime start = first.atTime(this.startTime).plus(difference);
		LocalDateTime end = last.atTime((this.endTime != null) ? this.endTime : this.startTime).plus(difference);
		return new Schedule((this.startDate != null) ? start.toLocalDate() : null,
				(this.dueDate != null) ? end.toLocalDate() : null, start.toLocalTime(),
				(this.endTime != null) ? end.toLocalTime() : null, this.zone);
	}

	/**
	 * Returns this schedule after the change that turns one schedule into another: moved
	 * by the same difference, with the new duration if that changes. Between all-day and
	 * timed, it gets the new times.
	 * @param from the schedule before the change
	 * @param to the schedule after the change
	 */
	Schedule changedLike(Schedule from, Schedule to) {
		LocalDate first = firstDay();
		LocalDate toFirst = to.firstDay();
		LocalDate toLast = to.lastDay();
		LocalDate fromFirst = from.firstDay();
		if (first == null || toFirst == null || toLast == null || fromFirst == null) {
			return to;
		}
		boolean sameKind = isAllDay() == from.isAllDay() && from.isAllDay() == to.isAllDay();
		ZoneId newZone = Objects.equals(from.zone, to.zone) ? this.zone : to.zone;
		if (sameKind && from.hasDurationOf(to)) {
			Schedule moved = movedBy(difference(from, to));
			return new Schedule(moved.startDate, moved.dueDate, moved.startTime, moved.endTime, newZone);
		}
		long days = ChronoUnit.DAYS.between(toFirst, first.plusDays(ChronoUnit.DAYS.between(fromFirst, toFirst)));
		Schedule onDay = to.movedBy(days);
		if (!sameKind || isAllDay()) {
			return new Schedule(onDay.startDate, onDay.dueDate, onDay.startTime, onDay.endTime, newZone);
		}
		LocalDateTime start = first.atTime(Objects.requireNonNull(this.startTime)).plus(difference(from, to));
		Duration moved = Duration.between(onDay.start(), start);
		Schedule exact = onDay.movedBy(moved);
		return new Schedule(exact.startDate, exact.dueDate, exact.startTime, exact.endTime, newZone);
	}

	private LocalDateTime start() {
		return Objects.requireNonNull(firstDay()).atTime(Objects.requireNonNull(this.startTime));
	}

	private boolean hasDurationOf(Schedule other) {
		return localDuration().equals(other.localDuration()) && (this.endTime == null) == (other.endTime == null);
	}

	/**
	 * Returns the duration on the clock of the zone; for an all-day item, the days
	 * between first and last.
	 */
	private Duration localDuration() {
		LocalDate first = Objects.requireNonNull(firstDay());
		LocalDate last = Objects.requireNonNull(lastDay());
		if (this.startTime == null) {
			return Duration.ofDays(ChronoUnit.DAYS.between(first, last));
		}
		return Duration.between(first.atTime(this.startTime),
				last.atTime((this.endTime != null) ? this.endTime : this.startTime));
	}

	/**
	 * Returns the difference between the starts of two schedules on the clock, in whole
	 * days unless both have times.
	 */
	static Duration difference(Schedule from, Schedule to) {
		LocalDate first = from.firstDay();
		LocalDate last = to.firstDay();
		if (first == null || last == null) {
			return Duration.ZERO;
		}
		if (from.startTime == null || to.startTime == null) {
			return Duration.ofDays(ChronoUnit.DAYS.between(first, last));
		}
		return Duration.between(from.start(), to.start());
	}

	private Schedule movedBy(long days) {
		return new Schedule((this.startDate != null) ? this.startDate.plusDays(days) : null,
				(this.dueDate != null) ? this.dueDate.plusDays(days) : null, this.startTime, this.endTime, this.zone);
	}

	/**
	 * Returns an upper bound for the end of the last occurrence of a series that starts
	 * with this schedule; {@link #ENDLESS} for a series without an end.
	 */
	Instant endOfLast(Recurrence recurrence) {
		return recurrence.last().map((last) -> {
			Instant end = Objects.requireNonNull(startingOn(last).endsAt());
			return isAllDay() ? end : end.plus(ZONE_CHANGE);
		}).orElse(ENDLESS);
	}

	/**
	 * Returns whether it lasts longer than a number of days on the clock of its zone.
	 */
	boolean isLongerThan(int days) {
		LocalDate first = firstDay();
		LocalDate last = lastDay();
		if (first == null || last == null) {
			return false;
		}
		if (this.startTime == null) {
			return !last.isBefore(first.plusDays(days));
		}
		LocalTime end = (this.endTime != null) ? this.endTime : this.startTime;
		return last.atTime(end).isAfter(first.plusDays(days).atTime(this.startTime));
	}

	/**
	 * Returns the dates and times on the clock of another zone; this schedule if its
	 * times read the same there, or if it has none.
	 */
	public Schedule in(ZoneId other) {
		Instant start = startsAt();
		Instant end = endsAt();
		if (this.startTime == null || this.zone == null || this.zone.equals(other) || start == null || end == null) {
			return this;
		}
		LocalDateTime from = LocalDateTime.ofInstant(start, other);
		LocalDateTime to = LocalDateTime.ofInstant(end, other);
		if (from.equals(LocalDateTime.ofInstant(start, this.zone))
				&& to.equals(LocalDateTime.ofInstant(end, this.zone))) {
			return this;
		}
		return new Schedule(from.toLocalDate(), to.toLocalDate(), from.toLocalTime(),
				(this.endTime != null) ? to.toLocalTime() : null, other);
	}

	boolean isLongLasting() {
		LocalDate first = firstDay();
		LocalDate last = lastDay();
		return first != null && last != null && last.isAfter(first.plusDays(LONG_DAYS));
	}

}
