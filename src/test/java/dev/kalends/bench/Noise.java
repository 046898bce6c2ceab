package dev.kalends.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much a machine was slowed down by other work during a measurement, from readings of
 * {@link FixedWork}. The undisturbed duration of a piece is taken from the fastest tenth
 * of all pieces. The noise of a reading is the share of its time that exceeds this
 * duration: 0.2 means that the cores were available, or as fast as usual, for 80 % of the
 * time.
 *
 * @param undisturbed the undisturbed duration of a piece in nanoseconds, which tells how
 * fast the machine is
 * @param shares the noise of each reading, 0–1, in order
 */
public record Noise(double undisturbed, List<Double> shares) {

	private static final int FASTEST = 10;

	/**
	 * Computes the noise.
	 * @param readings the durations of the pieces of each reading, at least one reading
	 */
	static Noise of(List<long[]> readings) {
		long[] all = readings.stream().flatMapToLong(Arrays::stream).sorted().toArray();
		double undisturbed = Arrays.stream(all).limit((all.length + FASTEST - 1) / FASTEST).average().orElseThrow();
		return new Noise(undisturbed, readings.stream().map((reading) -> share(reading, undisturbed)).toList());
	}

	private static double share(long[] reading, double undisturbed) {
		return Math.max(0, 1 - undisturbed * reading.length / Arrays.stream(reading).sum());
	}

	double mean() {
		return this.shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}

	double worst() {
		return this.shares.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
	}

	/**
	 * Tells whether each reading is within a limit. The mean does not decide, because one
	 * disturbed turn spoils a comparison.
	 */
	public boolean isWithin(double limit) {
		return worst() <= limit;
	}

	/**
	 * Returns a sentence for the report.
	 */
	public String text(double limit) {
		return String.format(Locale.ROOT,
				"noise %.1f %% (worst of %d readings %.1f %%, limit %.0f %%; a piece of work takes %.2f ms)",
				100 * mean(), this.shares.size(), 100 * worst(), 100 * limit, this.undisturbed / 1e6);
	}

}
