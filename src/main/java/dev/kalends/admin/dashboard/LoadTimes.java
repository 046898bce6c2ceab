package dev.kalends.admin.dashboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;

/**
 * How long feeds took: how many there were, how long all of them together, and how many
 * fell between which bounds. A registry that keeps no bounds knows the mean only.
 */
final class LoadTimes {

	static final LoadTimes NONE = new LoadTimes(0, 0, new double[0], new long[0]);

	private final long count;

	private final double totalNanos;

	/**
	 * Upper bounds in nanoseconds, growing.
	 */
	private final double[] bounds;

	/**
	 * How many took longer than the bound before and no longer than their own.
	 */
	private final long[] counts;

	private LoadTimes(long count, double totalNanos, double[] bounds, long[] counts) {
		this.count = count;
		this.totalNanos = totalNanos;
		this.bounds = bounds;
		this.counts = counts;
	}

	/**
	 * Returns all that a timer has seen so far.
	 */
	static LoadTimes of(Timer timer) {
		HistogramSnapshot snapshot = timer.takeSnapshot();
		CountAtBucket[] buckets = snapshot.histogramCounts();
		double[] bounds = Arrays.stream(buckets).mapToDouble(CountAtBucket::bucket).toArray();
		long[] counts = new long[buckets.length];
		double before = 0;
		for (int i = 0; i < buckets.length; i++) {
			counts[i] = Math.round(buckets[i].count() - before);
			before = buckets[i].count();
		}
		return new LoadTimes(snapshot.count(), snapshot.total(), bounds, counts);
	}

	/**
	 * Returns what came since an earlier look at the same timer.
	 */
	LoadTimes since(LoadTimes earlier) {
		long[] came = this.counts.clone();
		if (Arrays.equals(this.bounds, earlier.bounds)) {
			for (int i = 0; i < came.length; i++) {
				came[i] = Math.max(0, came[i] - earlier.counts[i]);
			}
		}
		return new LoadTimes(Math.max(0, this.count - earlier.count), Math.max(0, this.totalNanos - earlier.totalNanos),
				this.bounds, came);
	}

	long count() {
		return this.count;
	}

	Optional<Duration> mean() {
		return (this.count > 0) ? Optional.of(nanos(this.totalNanos / this.count)) : Optional.empty();
	}

	/**
	 * Returns the time within which a share of the feeds was answered, such as 0.95. It
	 * is exact to the distance of two bounds.
	 */
	Optional<Duration> within(double share) {
		long wanted = (long) Math.ceil(share * Arrays.stream(this.counts).sum());
		long seen = 0;
		for (Step step : steps()) {
			if (seen + step.count() >= wanted) {
				double part = (double) (wanted - seen) / step.count();
				return Optional.of(nanos(step.from() + part * (step.to() - step.from())));
			}
			seen += step.count();
		}
		return Optional.empty();
	}

	/**
	 * Returns the stretches of time in which there were any, the shortest first.
	 */
	List<Step> steps() {
		List<Step> steps = new ArrayList<>();
		for (int i = 0; i < this.counts.length; i++) {
			if (this.counts[i] > 0) {
				double from = (i > 0) ? this.bounds[i - 1] : 0;
				// What took longer than the last bound ends nowhere.
				double to = Double.isFinite(this.bounds[i]) ? this.bounds[i] : from;
				steps.add(new Step(from, to, this.counts[i]));
			}
		}
		return steps;
	}

	private static Duration nanos(double nanos) {
		return Duration.ofNanos(Math.round(nanos));
	}

	/**
	 * A stretch of time.
	 *
	 * @param from nanoseconds, exclusive
	 * @param to nanoseconds, inclusive
	 * @param count how many feeds took that long
	 */
	record Step(double from, double to, long count) {

	}

}
