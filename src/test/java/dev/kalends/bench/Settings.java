package dev.kalends.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What is measured and for how long, each from a system property that begins with
 * {@code kalends.bench.}.
 *
 * @param parts the names of the parts; empty for all
 * @param seconds how long one turn of one side takes
 * @param rounds how often each side has its turn
 * @param scale how much data there is, as a share of what the figures are about: less
 * than 1 shows only that the benchmark works
 * @param report the file that the figures are written into
 */
record Settings(List<String> parts, int seconds, int rounds, double scale, Path report) {

	static Settings fromSystemProperties() {
		return new Settings(
				Arrays.stream(property("parts", "").split(",")).map(String::trim).filter((p) -> !p.isEmpty()).toList(),
				Integer.parseInt(property("seconds", "3")), Integer.parseInt(property("rounds", "5")),
				Double.parseDouble(property("scale", "1")), Path.of(property("report", "docs/benchmarks.md")));
	}

	private static String property(String name, String otherwise) {
		return System.getProperty("kalends.bench." + name, otherwise);
	}

	boolean wants(Part part) {
		return this.parts.isEmpty() || this.parts.contains(part.name());
	}

	Duration turn() {
		return Duration.ofSeconds(this.seconds);
	}

	/**
	 * Returns a number of things as this run has them, at least one.
	 */
	int scaled(int number) {
		return Math.max(1, (int) (number * this.scale));
	}

	/**
	 * Returns the command that measures a part like this again.
	 */
	String command(String part) {
		return "./mvnw -Pbench verify -Dkalends.bench.parts=" + part + " -Dkalends.bench.seconds=" + this.seconds
				+ " -Dkalends.bench.rounds=" + this.rounds
				+ ((this.scale != 1) ? " -Dkalends.bench.scale=" + this.scale : "");
	}

}
