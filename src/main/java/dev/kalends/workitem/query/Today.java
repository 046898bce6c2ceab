package dev.kalends.workitem.query;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import dev.kalends.workitem.Schedule;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemStatus;

/**
 * The current day of a person, which decides which items are overdue: items that ended
 * before it and are neither completed nor cancelled. A series is never overdue, but its
 * overrides can be. Only pages and lists depend on it. The feed does not, because a
 * cached feed must not change with the time.
 *
 * @param date the day
 * @param start when it started, for items with times
 */
public record Today(LocalDate date, Instant start) {

	private static final Set<WorkItemStatus> DONE = EnumSet.of(WorkItemStatus.COMPLETED, WorkItemStatus.CANCELLED);

	private static final String NOT_DONE = DONE.stream()
		.map((status) -> "'" + status.name() + "'")
		.collect(Collectors.joining(", ", "w.status not in (", ")"));

	/**
	 * Returns the current day in a time zone.
	 */
	public static Today of(Clock clock, ZoneId zone) {
		LocalDate date = LocalDate.now(clock.withZone(zone));
		return new Today(date, date.atStartOfDay(zone).toInstant());
	}

	/**
	 * Returns whether an item is overdue.
	 */
	boolean isAfter(WorkItem item) {
		return !item.isSeries() && isAfter(item.schedule(), item.status());
	}

	/**
	 * Returns whether an item that is not a series is overdue.
	 */
	public boolean isAfter(Schedule schedule, WorkItemStatus status) {
		Instant end = schedule.endsAt();
		if (end == null || DONE.contains(status)) {
			return false;
		}
		return schedule.isAllDay() ? !end.isAfter(floatingStart()) : end.isBefore(this.start);
	}

	/**
	 * Adds the condition that an item {@code w} is overdue, or that it is not.
	 */
	void addTo(SqlConditions conditions, boolean overdue) {
		conditions.add(
				(overdue ? "" : "not ") + "(w.ends_at is not null and w.recurrence_rule is null and " + NOT_DONE
						+ " and ((w.all_day = true and w.ends_at <= ?) or (w.all_day = false and w.ends_at < ?)))",
				floatingStart().atOffset(ZoneOffset.UTC), this.start.atOffset(ZoneOffset.UTC));
	}

	/**
	 * All-day items end as if they were in UTC.
	 */
	private Instant floatingStart() {
		return this.date.atStartOfDay(ZoneOffset.UTC).toInstant();
	}

}
