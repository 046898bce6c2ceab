package dev.kalends.admin.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A snapshot of the meters of this node. Meters count from the start of the process;
 * activity in a period is the difference of two samples.
 *
 * @param at the time of the sample
 * @param feeds response times of feeds, by source: {@code hit}, {@code miss},
 * {@code bypass}
 * @param bumps increments of scope versions, by kind of scope
 * @param caches fill levels of the caches
 * @param liveConnections number of open pages with a live connection; {@code null} if not
 * counted
 * @param checks number of comparisons of a cached feed with the database
 * @param differences number of comparisons that found a difference
 */
record MeterSample(Instant at, Map<String, LoadTimes> feeds, SortedMap<String, Long> bumps, List<CacheFill> caches,
		@Nullable Long liveConnections, long checks, long differences) {

	/**
	 * Returns the sample of a process that has just started.
	 */
	static MeterSample atStart(Instant at) {
		return new MeterSample(at, Map.of(), new TreeMap<>(), List.of(), null, 0, 0);
	}

	/**
	 * Returns the difference of all counters from an earlier sample. Gauges keep their
	 * current values.
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
	 * Returns whether any feed was looked up in the cache.
	 */
	boolean hasLookups() {
		return hits() + misses() > 0;
	}

	/**
	 * Returns the share of lookups that were hits, from 0 to 1.
	 */
	double hitRate() {
		return hasLookups() ? (double) hits() / (hits() + misses()) : 0;
	}

	long allBumps() {
		return this.bumps.values().stream().mapToLong(Long::longValue).sum();
	}

}
