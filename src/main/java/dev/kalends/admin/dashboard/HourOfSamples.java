package dev.kalends.admin.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The readings of the last hour, as what happened in each of its minutes. The last minute
 * is the one that is still running.
 */
final class HourOfSamples {

	static final int MINUTES = 60;

	/**
	 * What is happening now: long enough for a quiet office to have done something.
	 */
	private static final Duration RECENT = Duration.ofMinutes(5);

	private final List<MeterSample> readings;

	private final Instant start;

	/**
	 * @param readings in the order of time, at least one
	 */
	HourOfSamples(List<MeterSample> readings) {
		this.readings = readings;
		this.start = newest().at().truncatedTo(ChronoUnit.MINUTES).minus(MINUTES - 1, ChronoUnit.MINUTES);
	}

	/**
	 * Returns when the first of the minutes begins.
	 */
	Instant start() {
		return this.start;
	}

	/**
	 * Returns all that the meters have counted since the process began.
	 */
	MeterSample newest() {
		return this.readings.get(this.readings.size() - 1);
	}

	MeterSample whole() {
		return newest().since(at(this.start));
	}

	MeterSample recent() {
		return newest().since(at(newest().at().minus(RECENT)));
	}

	/**
	 * Returns what happened in each minute; {@code null} for one in which nobody looked.
	 */
	List<@Nullable MeterSample> minutes() {
		List<@Nullable MeterSample> minutes = new ArrayList<>();
		for (int i = 0; i < MINUTES; i++) {
			MeterSample before = at(this.start.plus(i, ChronoUnit.MINUTES));
			MeterSample after = at(this.start.plus(i + 1, ChronoUnit.MINUTES));
			minutes.add((after != before) ? after.since(before) : null);
		}
		return minutes;
	}

	/**
	 * Returns the last reading no later than an instant, or where there is none, the
	 * first.
	 */
	private MeterSample at(Instant instant) {
		MeterSample found = this.readings.get(0);
		for (MeterSample reading : this.readings) {
			if (!reading.at().isAfter(instant)) {
				found = reading;
			}
		}
		return found;
	}

}
