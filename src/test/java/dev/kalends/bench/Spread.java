package dev.kalends.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * The middle of some figures, and between what they lie.
 */
record Spread(double median, double least, double most) {

	static Spread of(Collection<Double> figures) {
		double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return new Spread(percentile(sorted, 0.5), sorted[0], sorted[sorted.length - 1]);
	}

	/**
	 * Returns the figure below which a share of all lies.
	 * @param nanos durations in nanoseconds, in no order
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
		return String.format(Locale.ROOT, figure + " (" + figure + "–" + figure + ")", this.median, this.least,
				this.most);
	}

}
