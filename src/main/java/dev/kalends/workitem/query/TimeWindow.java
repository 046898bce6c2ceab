package dev.kalends.workitem.query;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import dev.kalends.workitem.Schedule;

/**
 * A half-open stretch of time in a zone. Items with times are held against its instants,
 * items that last all day against its dates in the zone, because they float.
 *
 * @param start first instant, inclusive
 * @param end last instant, exclusive
 */
public record TimeWindow(TimeBound start, TimeBound end) {

	/**
	 * Adds to a query that an item {@code w} is in the window: it starts before the end
	 * and ends after the start; a moment is in when it is not before the start and before
	 * the end.
	 * <p>
	 * The bounds come twice. The exact ones differ between items with times and those
	 * that last all day; the wide ones hold for both. Those come first and look at
	 * nothing that is not in the index, so of the items beside the window no row is read.
	 * @param longLasting whether to look among the items that last longer than
	 * {@link Schedule#LONG_DAYS} days or among the others
	 */
	public void addTo(SqlConditions conditions, boolean longLasting) {
		OffsetDateTime floatingStart = this.start.local().atOffset(ZoneOffset.UTC);
		OffsetDateTime floatingEnd = this.end.local().atOffset(ZoneOffset.UTC);
		OffsetDateTime exactStart = this.start.instant().atOffset(ZoneOffset.UTC);
		OffsetDateTime exactEnd = this.end.instant().atOffset(ZoneOffset.UTC);
		OffsetDateTime earliest = floatingStart.isBefore(exactStart) ? floatingStart : exactStart;
		OffsetDateTime latest = floatingEnd.isAfter(exactEnd) ? floatingEnd : exactEnd;
		conditions.add("w.long_lasting = ?", longLasting)
			.add("w.starts_at >= ?", earliest.minusDays(longest(longLasting)))
			.add("w.starts_at < ?", latest)
			.add("w.ends_at >= ?", earliest);
		addStartsBefore(this.end, conditions);
		addEndsAfter(this.start, conditions);
	}

	/**
	 * Adds to a query that an item {@code w} ends after a time, or is a moment not before
	 * it.
	 */
	static void addEndsAfter(TimeBound start, SqlConditions conditions) {
		OffsetDateTime exact = start.instant().atOffset(ZoneOffset.UTC);
		conditions.add(
				"((w.all_day = true and w.ends_at > ?)"
						+ " or (w.all_day = false and (w.ends_at > ? or w.starts_at >= ?)))",
				start.local().atOffset(ZoneOffset.UTC), exact, exact);
	}

	/**
	 * Adds to a query that an item {@code w} starts before a time.
	 */
	static void addStartsBefore(TimeBound end, SqlConditions conditions) {
		conditions.add("((w.all_day = true and w.starts_at < ?) or (w.all_day = false and w.starts_at < ?))",
				end.local().atOffset(ZoneOffset.UTC), end.instant().atOffset(ZoneOffset.UTC));
	}

	private static int longest(boolean longLasting) {
		return longLasting ? Schedule.MAX_DAYS : Schedule.LONG_DAYS + 3;
	}

}
