package dev.kalends.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * The median and the range of some figures.
 */
record Spread(double median, double min, double max) {

	static Spread of(Collection<Double> figures) {
		double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return new Spread(percentile(sorted, 0.5), sorted[0], sorted[sorted.length - 1]);
	}

	/**
	 * Returns a quantile.
	 * @param nanos durations in nanoseconds, in any order
	 * @param share the quantile, 0–1
	 * @return milliseconds
	 */
	static double millis(long[] nanos, double share) {
		return percentile(Arrays.stream(nanos).sorted().mapToDouble((duration) -> duration / 1e6).toArray(), share);
	}

	private static double percentile(double[] sorted, double share) {
		return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
	}

	/**
	 * Returns text such as {@code 12.3 (11.8–14.0)}.
	 */
	String text(int digits) {
		String figure = "%,." + digits + "f";
		return String.format(Locale.ROOT, figure + " (" + figure + "–" + figure + ")", this.median, this.min, this.max);
	}

}
