package dev.kalends.admin.dashboard;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whether cached feeds were what the database says.
 *
 * @param state none where nothing was compared yet, same, or different
 * @param differences how many differences there were since the process began
 * @param words the same, and in how many checks
 * @param minutes for each minute of the hour none, same or different
 * @param minuteWords the hour in words
 */
record ChecksPicture(String state, String differences, String words, List<String> minutes, String minuteWords) {

	static ChecksPicture of(HourOfSamples hour, FigureTexts texts) {
		MeterSample newest = hour.newest();
		MeterSample whole = hour.whole();
		return new ChecksPicture(state(newest), differences(newest, texts), words(newest, texts),
				hour.minutes().stream().map(ChecksPicture::state).toList(),
				texts.text("dashboard.checks-hour", words(whole, texts)));
	}

	private static String words(MeterSample reading, FigureTexts texts) {
		return texts.text("dashboard.checks-words", differences(reading, texts),
				texts.counted("dashboard.checks", reading.checks()));
	}

	private static String differences(MeterSample reading, FigureTexts texts) {
		return texts.counted("dashboard.differences", reading.differences());
	}

	private static String state(@Nullable MeterSample reading) {
		if (reading == null || (reading.checks() == 0 && reading.differences() == 0)) {
			return "none";
		}
		return (reading.differences() > 0) ? "different" : "same";
	}

}
