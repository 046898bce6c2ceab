package dev.kalends.workitem;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A half-open stretch of time in a zone. Items with times are held against its instants,
 * items that last all day against its dates in the zone, because they float.
 *
 * @param start first instant, inclusive
 * @param end last instant, exclusive
 * @param localStart the start in the zone
 * @param localEnd the end in the zone
 */
public record TimeWindow(Instant start, Instant end, LocalDateTime localStart, LocalDateTime localEnd) {

	/**
	 * Returns the window between two times of a zone.
	 */
	public static TimeWindow of(LocalDateTime start, LocalDateTime end, ZoneId zone) {
		return new TimeWindow(start.atZone(zone).toInstant(), end.atZone(zone).toInstant(), start, end);
	}

	/**
	 * Adds to a query that an item {@code w} is in the window: it starts before the end
	 * and ends after the start; a moment is in when it is not before the start and before
	 * the end.
	 * <p>
	 * The bounds on {@code starts_at} come twice. The exact ones differ between items
	 * with times and those that last all day; the wide ones hold for both and are what
	 * the index is searched by.
	 * @param longLasting whether to look among the items that last longer than
	 * {@link Schedule#LONG_DAYS} days or among the others
	 */
	void addTo(SqlConditions conditions, boolean longLasting) {
		Instant floatingStart = this.localStart.toInstant(ZoneOffset.UTC);
		Instant floatingEnd = this.localEnd.toInstant(ZoneOffset.UTC);
		Instant earliest = floatingStart.isBefore(this.start) ? floatingStart : this.start;
		Instant latest = floatingEnd.isAfter(this.end) ? floatingEnd : this.end;
		conditions.add("w.long_lasting = ?", longLasting)
			.add("w.starts_at >= ?", earliest.atOffset(ZoneOffset.UTC).minusDays(longest(longLasting)))
			.add("w.starts_at < ?", latest.atOffset(ZoneOffset.UTC))
			.add("((w.all_day = true and w.starts_at < ? and w.ends_at > ?)"
					+ " or (w.all_day = false and w.starts_at < ? and (w.ends_at > ? or w.starts_at >= ?)))",
					floatingEnd.atOffset(ZoneOffset.UTC), floatingStart.atOffset(ZoneOffset.UTC),
					this.end.atOffset(ZoneOffset.UTC), this.start.atOffset(ZoneOffset.UTC),
					this.start.atOffset(ZoneOffset.UTC));
	}

	private static int longest(boolean longLasting) {
		return longLasting ? Schedule.MAX_DAYS : Schedule.LONG_DAYS + 3;
	}

}
