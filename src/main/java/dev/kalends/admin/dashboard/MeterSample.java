package dev.kalends.admin.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What the meters of this node showed at one instant. They count from the start of the
 * process, so what happened in between is the difference of two readings.
 *
 * @param at the instant
 * @param feeds how long feeds took, by where they came from: {@code hit}, {@code miss},
 * {@code bypass}
 * @param bumps increments of counters, by kind of scope
 * @param caches how full the caches were
 * @param liveConnections open pages that are told of changes; {@code null} where nobody
 * counts them
 * @param checks how often a cached feed was compared with the database
 * @param differences how often the two were not the same
 */
record MeterSample(Instant at, Map<String, LoadTimes> feeds, SortedMap<String, Long> bumps, List<CacheFill> caches,
		@Nullable Long liveConnections, long checks, long differences) {

	/**
	 * Returns the reading of a process that has just begun.
	 */
	static MeterSample beginning(Instant at) {
		return new MeterSample(at, Map.of(), new TreeMap<>(), List.of(), null, 0, 0);
	}

	/**
	 * Returns what was counted since an earlier reading; what is not counted, but is
	 * there or not, stays as it is now.
	 */
	MeterSample since(MeterSample earlier) {
		Map<String, LoadTimes> newFeeds = new TreeMap<>();
		this.feeds.forEach((source, times) -> newFeeds.put(source, times.since(earlier.feed(source))));
		SortedMap<String, Long> newBumps = new TreeMap<>();
		this.bumps
			.forEach((kind, count) -> newBumps.put(kind, Math.max(0, count - earlier.bumps.getOrDefault(kind, 0L))));
		return new MeterSample(this.at, newFeeds, newBumps, this.caches, this.liveConnections,
				Math.max(0, this.checks - earlier.checks), Math.max(0, this.differences - earlier.differences));
	}

	LoadTimes feed(String source) {
		return this.feeds.getOrDefault(source, LoadTimes.NONE);
	}

	long hits() {
		return feed("hit").count();
	}

	long misses() {
		return feed("miss").count();
	}

	long bypassed() {
		return feed("bypass").count();
	}

	/**
	 * Tells whether any feed was looked for in the cache.
	 */
	boolean looksUp() {
		return hits() + misses() > 0;
	}

	/**
	 * Returns how many of the feeds looked for were found, from 0 to 1.
	 */
	double hitRate() {
		return looksUp() ? (double) hits() / (hits() + misses()) : 0;
	}

	long allBumps() {
		return this.bumps.values().stream().mapToLong(Long::longValue).sum();
	}

}
