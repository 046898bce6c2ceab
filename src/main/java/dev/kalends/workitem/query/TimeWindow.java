package dev.kalends.workitem.query;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import dev.kalends.workitem.Schedule;

/**
 * A half-open time interval in a zone. Timed items are compared by instant; all-day items
 * have floating dates and are compared by local date.
 *
 * @param start start, inclusive
 * @param end end, exclusive
 */
public record TimeWindow(TimeBound start, TimeBound end) {

	/**
	 * Adds the condition that an item {@code w} overlaps the window: it starts before the
	 * end and ends after the start. An item without duration matches when it is at or
	 * after the start and before the end.
	 * <p>
	 * There are two sets of bounds. The wide bounds apply to timed and all-day items
	 * alike. They use only indexed columns, so that no row outside the window is read.
	 * The exact bounds differ between timed and all-day items.
	 * <p>
	 * A series matches if an occurrence may overlap the window: it lasts from its first
	 * start to the end of its last occurrence, and is always long-lasting. It may have
	 * started any time ago, so long-lasting items have no earliest start.
	 * @param longLasting whether to select the items that last longer than
	 * {@link Schedule#LONG_DAYS} days and the series, or the others
	 */
	public void addTo(SqlConditions conditions, boolean longLasting) {
		OffsetDateTime floatingStart = this.start.local().atOffset(ZoneOffset.UTC);
		OffsetDateTime floatingEnd = this.end.local().atOffset(ZoneOffset.UTC);
		OffsetDateTime exactStart = this.start.instant().atOffset(ZoneOffset.UTC);
		OffsetDateTime exactEnd = this.end.instant().atOffset(ZoneOffset.UTC);
		OffsetDateTime earliest = floatingStart.isBefore(exactStart) ? floatingStart : exactStart;
		OffsetDateTime latest = floatingEnd.isAfter(exactEnd) ? floatingEnd : exactEnd;
		conditions.add("w.long_lasting = ?", longLasting);
		if (!longLasting) {
			conditions.add("w.starts_at >= ?", earliest.minusDays(Schedule.LONG_DAYS + 3));
		}
		conditions.add("w.starts_at < ?", latest).add("w.ends_at >= ?", earliest);
		addStartsBefore(this.end, conditions);
		addEndsAfter(this.start, conditions);
	}

	/**
	 * Adds the condition that an item {@code w} ends after a bound. An item without
	 * duration also matches at the bound itself.
	 */
	static void addEndsAfter(TimeBound start, SqlConditions conditions) {
		OffsetDateTime exact = start.instant().atOffset(ZoneOffset.UTC);
		conditions.add(
				"((w.all_day = true and w.ends_at > ?)"
						+ " or (w.all_day = false and (w.ends_at > ? or w.starts_at >= ?)))",
				start.local().atOffset(ZoneOffset.UTC), exact, exact);
	}

	/**
	 * Adds the condition that an item {@code w} starts before a bound.
	 */
	static void addStartsBefore(TimeBound end, SqlConditions conditions) {
		conditions.add("((w.all_day = true and w.starts_at < ?) or (w.all_day = false and w.starts_at < ?))",
				end.local().atOffset(ZoneOffset.UTC), end.instant().atOffset(ZoneOffset.UTC));
	}

	/**
	 * Returns whether an item overlaps the window, as {@link #addTo} selects it.
	 * @param startsAt the start, inclusive; of an all-day item, in UTC
	 * @param endsAt the end, exclusive; the start of an item without duration
	 */
	boolean overlaps(boolean allDay, Instant startsAt, Instant endsAt) {
		if (allDay) {
			return startsAt.isBefore(this.end.local().toInstant(ZoneOffset.UTC))
					&& endsAt.isAfter(this.start.local().toInstant(ZoneOffset.UTC));
		}
		return startsAt.isBefore(this.end.instant())
				&& (endsAt.isAfter(this.start.instant()) || !startsAt.isBefore(this.start.instant()));
	}

}
