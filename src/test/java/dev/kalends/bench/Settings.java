package dev.kalends.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Options of the benchmark, from system properties that start with {@code
 * kalends.bench.}.
 *
 * @param parts names of the parts to run; empty for all
 * @param seconds duration of one turn
 * @param rounds number of turns per variant
 * @param scale amount of data relative to a full run; with less than 1 the results are
 * not meaningful
 * @param noise highest noise of a reading, 0–1, with which results are published; see
 * {@link Noise}
 * @param report the file for the results
 */
record Settings(List<String> parts, int seconds, int rounds, double scale, double noise, Path report) {

	static Settings fromSystemProperties() {
		return new Settings(
				Arrays.stream(property("parts", "").split(",")).map(String::trim).filter((p) -> !p.isEmpty()).toList(),
				Integer.parseInt(property("seconds", "3")), Integer.parseInt(property("rounds", "5")),
				Double.parseDouble(property("scale", "1")), Double.parseDouble(property("noise", "0.1")),
				Path.of(property("report", "docs/benchmarks.md")));
	}

	private static String property(String name, String defaultValue) {
		return System.getProperty("kalends.bench." + name, defaultValue);
	}

	boolean includes(Part part) {
		return this.parts.isEmpty() || this.parts.contains(part.name());
	}

	Duration turn() {
		return Duration.ofSeconds(this.seconds);
	}

	/**
	 * Returns a number scaled for this run, at least one.
	 */
	int scaled(int number) {
		return Math.max(1, (int) (number * this.scale));
	}

	/**
	 * Returns the command that repeats the measurement of a part.
	 */
	String command(String part) {
		return "./mvnw -Pbench verify -Dkalends.bench.parts=" + part + " -Dkalends.bench.seconds=" + this.seconds
				+ " -Dkalends.bench.rounds=" + this.rounds
				+ ((this.scale != 1) ? " -Dkalends.bench.scale=" + this.scale : "");
	}

}
