package dev.kalends.admin.dashboard;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Results of the consistency checks, which compare cached feeds with the database.
 *
 * @param state {@code none} if nothing was compared yet, {@code same} or
 * {@code different}
 * @param differences number of differences since the process started
 * @param words text alternative, with the number of checks
 * @param minutes {@code none}, {@code same} or {@code different} for each minute of the
 * hour
 * @param minuteWords text alternative for the hour
 */
record ChecksPicture(String state, String differences, String words, List<String> minutes, String minuteWords) {

	static ChecksPicture of(HourOfSamples hour, FigureTexts texts) {
		MeterSample newest = hour.newest();
		MeterSample total = hour.total();
		return new ChecksPicture(state(newest), differences(newest, texts), words(newest, texts),
				hour.minutes().stream().map(ChecksPicture::state).toList(),
				texts.text("dashboard.checks-hour", words(total, texts)));
	}

	private static String words(MeterSample sample, FigureTexts texts) {
		return texts.text("dashboard.checks-words", differences(sample, texts),
				texts.counted("dashboard.checks", sample.checks()));
	}

	private static String differences(MeterSample sample, FigureTexts texts) {
		return texts.counted("dashboard.differences", sample.differences());
	}

	private static String state(@Nullable MeterSample sample) {
		if (sample == null || (sample.checks() == 0 && sample.differences() == 0)) {
			return "none";
		}
		return (sample.differences() > 0) ? "different" : "same";
	}

}
