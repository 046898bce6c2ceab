package dev.kalends.admin.dashboard;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The hit rate of the feed cache.
 *
 * @param large the current value
 * @param largeMeans the period of the current value
 * @param words text alternative for the hour
 * @param line the rate over the hour
 */
record HitRatePicture(String large, String largeMeans, String words, StepPath line) {

	/**
	 * Returns the chart for an hour; {@code null} if no feed was read.
	 */
	static @Nullable HitRatePicture of(HourOfSamples hour, FigureTexts texts) {
		MeterSample total = hour.total();
		if (!total.hasLookups() && total.bypassed() == 0) {
			return null;
		}
		List<@Nullable Double> rates = new ArrayList<>();
		hour.minutes()
			.forEach((minute) -> rates.add((minute != null && minute.hasLookups()) ? minute.hitRate() : null));
		boolean recently = hour.recent().hasLookups();
		MeterSample shown = recently ? hour.recent() : total;
		return new HitRatePicture(shown.hasLookups() ? texts.percent(shown.hitRate()) : texts.text("dashboard.unknown"),
				texts.text(recently ? "dashboard.recently" : "dashboard.last-hour"), words(total, texts),
				StepPath.of(rates));
	}

	private static String words(MeterSample total, FigureTexts texts) {
		List<String> sentences = new ArrayList<>();
		if (total.hasLookups()) {
			sentences.add(texts.text("dashboard.hit-rate-words", texts.number(total.hits()),
					texts.number(total.hits() + total.misses()), texts.percent(total.hitRate())));
		}
		if (total.bypassed() > 0) {
			sentences.add(texts.text("dashboard.bypassed-words", texts.number(total.bypassed())));
		}
		return String.join(" ", sentences);
	}

}
