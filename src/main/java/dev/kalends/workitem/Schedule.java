package dev.kalends.workitem;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

/**
 * When an item happens, as people say it: two inclusive dates, and optional times of day
 * in a time zone. Without times it lasts all day and floats, so that the 20th is the 20th
 * everywhere. A start time alone, or equal times on one day, is a moment.
 *
 * @param startDate first day; when {@code null} the due date alone says the day
 * @param dueDate last day; when {@code null} the start date alone says the day
 * @param startTime time of day on the first day
 * @param endTime time of day on the last day
 * @param zone zone of the times; {@code null} when there are none and none was given
 */
public record Schedule(@Nullable LocalDate startDate, @Nullable LocalDate dueDate, @Nullable LocalTime startTime,
		@Nullable LocalTime endTime, @Nullable ZoneId zone) {

	/**
	 * The longest an item may last.
	 */
	static final int MAX_YEARS = 10;

	/**
	 * No item lasts more days than this, clock changes and time zones included.
	 */
	public static final int MAX_DAYS = MAX_YEARS * 366 + 3;

	/**
	 * Items that last more days than this are looked for apart from the others, so that
	 * they do not widen the search for those.
	 */
	public static final int LONG_DAYS = 35;

	private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

	private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

	/**
	 * Returns everything that is wrong with the schedule; an empty list when it is right.
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
			violations.add(Violation.of("dueDate", "due-before-start", last.toString(), first.toString()));
		}
		else if (last.isAfter(first.plusYears(MAX_YEARS))) {
			violations.add(Violation.of("dueDate", "too-long", MAX_YEARS));
		}
		else if (this.startTime != null && this.endTime != null && this.zone != null
				&& last.atTime(this.endTime).isBefore(first.atTime(this.startTime))) {
			violations
				.add(Violation.of("endTime", "end-before-start", this.endTime.toString(), this.startTime.toString()));
		}
	}

	private static void checkRange(String field, @Nullable LocalDate date, List<Violation> violations) {
		if (date != null && !isInRange(date)) {
			violations.add(Violation.of(field, "date-range", EARLIEST.toString(), LATEST.toString()));
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
	@Nullable LocalDate lastDay() {
		return (this.dueDate != null) ? this.dueDate : this.startDate;
	}

	boolean isDated() {
		return firstDay() != null;
	}

	boolean isAllDay() {
		return this.startTime == null;
	}

	/**
	 * Returns when the item starts: for one that lasts all day the start of its first day
	 * as if in UTC; {@code null} without dates.
	 */
	@Nullable Instant startsAt() {
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
	 * Returns when the item has ended, exclusively: for one that lasts all day the start
	 * of the day after its last as if in UTC; the start itself for a moment; {@code null}
	 * without dates.
	 */
	@Nullable Instant endsAt() {
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
		// Where clocks are set forward, a start in the hour that is left out is an hour
		// later, and may be no earlier than the end then. It keeps how long it lasts.
		return start.plus(Duration.between(first.atTime(this.startTime), last.atTime(this.endTime)));
	}

	boolean isLongLasting() {
		LocalDate first = firstDay();
		LocalDate last = lastDay();
		return first != null && last != null && last.isAfter(first.plusDays(LONG_DAYS));
	}

}
