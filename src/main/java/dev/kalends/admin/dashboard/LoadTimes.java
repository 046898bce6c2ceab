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
 * Response times of feeds as a histogram: total count, total time, and counts per bucket.
 * Without buckets in the registry, only the mean is known.
 */
final class LoadTimes {

	static final LoadTimes NONE = new LoadTimes(0, 0, new double[0], new long[0]);

	private final long count;

	private final double totalNanos;

	/**
	 * Upper bounds of the buckets in nanoseconds, ascending.
	 */
	private final double[] bounds;

	/**
	 * Counts per bucket, not cumulative.
	 */
	private final long[] counts;

	private LoadTimes(long count, double totalNanos, double[] bounds, long[] counts) {
		this.count = count;
		this.totalNanos = totalNanos;
		this.bounds = bounds;
		this.counts = counts;
	}

	/**
	 * Returns the current values of a timer.
	 */
	static LoadTimes of(Timer timer) {
		HistogramSnapshot snapshot = timer.takeSnapshot();
		CountAtBucket[] buckets = snapshot.histogramCounts();
		double[] bounds = Arrays.stream(buckets).mapToDouble(CountAtBucket::bucket).toArray();
		long[] counts = new long[buckets.length];
		double cumulative = 0;
		for (int i = 0; i < buckets.length; i++) {
			counts[i] = Math.round(buckets[i].count() - cumulative);
			cumulative = buckets[i].count();
		}
		return new LoadTimes(snapshot.count(), snapshot.total(), bounds, counts);
	}

	/**
	 * Returns the difference from an earlier snapshot of the same timer.
	 */
	LoadTimes since(LoadTimes earlier) {
		long[] difference = this.counts.clone();
		if (Arrays.equals(this.bounds, earlier.bounds)) {
			for (int i = 0; i < difference.length; i++) {
				difference[i] = Math.max(0, difference[i] - earlier.counts[i]);
			}
		}
		return new LoadTimes(Math.max(0, this.count - earlier.count), Math.max(0, this.totalNanos - earlier.totalNanos),
				this.bounds, difference);
	}

	long count() {
		return this.count;
	}

	Optional<Duration> mean() {
		return (this.count > 0) ? Optional.of(nanos(this.totalNanos / this.count)) : Optional.empty();
	}

	/**
	 * Returns a quantile, such as 0.95, interpolated linearly within its bucket; empty
	 * without buckets.
	 */
	Optional<Duration> within(double share) {
		long rank = (long) Math.ceil(share * Arrays.stream(this.counts).sum());
		long seen = 0;
		for (Step step : steps()) {
			if (seen + step.count() >= rank) {
				double part = (double) (rank - seen) / step.count();
				return Optional.of(nanos(step.from() + part * (step.to() - step.from())));
			}
			seen += step.count();
		}
		return Optional.empty();
	}

	/**
	 * Returns the non-empty buckets, ascending.
	 */
	List<Step> steps() {
		List<Step> steps = new ArrayList<>();
		for (int i = 0; i < this.counts.length; i++) {
			if (this.counts[i] > 0) {
				double from = (i > 0) ? this.bounds[i - 1] : 0;
				// The last bucket has no upper bound.
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
	 * A non-empty bucket of the histogram.
	 *
	 * @param from lower bound in nanoseconds, exclusive
	 * @param to upper bound in nanoseconds, inclusive
	 * @param count number of feeds in the bucket
	 */
	record Step(double from, double to, long count) {

	}

}
