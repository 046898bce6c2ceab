package dev.kalends.admin.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The samples of the last hour, with the difference for each minute. The last minute is
 * the current, incomplete one.
 */
final class HourOfSamples {

	static final int MINUTES = 60;

	/**
	 * The period of "current" values: long enough that a small office has some activity.
	 */
	private static final Duration RECENT = Duration.ofMinutes(5);

	private final List<MeterSample> samples;

	private final Instant start;

	/**
	 * @param samples in chronological order, at least one
	 */
	HourOfSamples(List<MeterSample> samples) {
		this.samples = samples;
		this.start = newest().at().truncatedTo(ChronoUnit.MINUTES).minus(MINUTES - 1, ChronoUnit.MINUTES);
	}

	/**
	 * Returns the start of the first minute.
	 */
	Instant start() {
		return this.start;
	}

	/**
	 * Returns the latest sample, with all counts since the process started.
	 */
	MeterSample newest() {
		return this.samples.get(this.samples.size() - 1);
	}

	MeterSample total() {
		return newest().since(at(this.start));
	}

	MeterSample recent() {
		return newest().since(at(newest().at().minus(RECENT)));
	}

	/**
	 * Returns the difference for each minute; {@code null} for a minute without a sample.
	 */
	List<@Nullable MeterSample> minutes() {
		List<@Nullable MeterSample> minutes = new ArrayList<>();
		for (int i = 0; i < MINUTES; i++) {
			MeterSample from = at(this.start.plus(i, ChronoUnit.MINUTES));
			MeterSample to = at(this.start.plus(i + 1, ChronoUnit.MINUTES));
			minutes.add((to != from) ? to.since(from) : null);
		}
		return minutes;
	}

	/**
	 * Returns the last sample taken at or before an instant or, if there is none, the
	 * first.
	 */
	private MeterSample at(Instant instant) {
		MeterSample found = this.samples.get(0);
		for (MeterSample sample : this.samples) {
			if (!sample.at().isAfter(instant)) {
				found = sample;
			}
		}
		return found;
	}

}
