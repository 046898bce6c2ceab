package dev.kalends.admin.dashboard;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How many of the feeds looked for were found in the cache.
 *
 * @param large the current figure
 * @param largeMeans what it is the figure of
 * @param words the hour in words
 * @param line the rate over the hour
 */
record HitRatePicture(String large, String largeMeans, String words, StepPath line) {

	/**
	 * Returns the picture of an hour; {@code null} when no feed was read.
	 */
	static @Nullable HitRatePicture of(HourOfSamples hour, FigureTexts texts) {
		MeterSample whole = hour.whole();
		if (!whole.looksUp() && whole.bypassed() == 0) {
			return null;
		}
		List<@Nullable Double> rates = new ArrayList<>();
		hour.minutes().forEach((minute) -> rates.add((minute != null && minute.looksUp()) ? minute.hitRate() : null));
		boolean recently = hour.recent().looksUp();
		MeterSample shown = recently ? hour.recent() : whole;
		return new HitRatePicture(shown.looksUp() ? texts.percent(shown.hitRate()) : texts.text("dashboard.unknown"),
				texts.text(recently ? "dashboard.recently" : "dashboard.last-hour"), words(whole, texts),
				StepPath.of(rates));
	}

	private static String words(MeterSample whole, FigureTexts texts) {
		List<String> sentences = new ArrayList<>();
		if (whole.looksUp()) {
			sentences.add(texts.text("dashboard.hit-rate-words", texts.number(whole.hits()),
					texts.number(whole.hits() + whole.misses()), texts.percent(whole.hitRate())));
		}
		if (whole.bypassed() > 0) {
			sentences.add(texts.text("dashboard.bypassed-words", texts.number(whole.bypassed())));
		}
		return String.join(" ", sentences);
	}

}
