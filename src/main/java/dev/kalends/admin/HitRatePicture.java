package dev.kalends.admin;

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
record HitRatePicture(String large, String largeMeans, String words, MinuteLine line) {

	/**
	 * Returns the picture of an hour; {@code null} when no feed was read.
	 */
	static @Nullable HitRatePicture of(LastHour hour, FigureTexts texts) {
		Reading whole = hour.whole();
		if (!whole.looksUp() && whole.bypassed() == 0) {
			return null;
		}
		Reading recent = hour.recent();
		List<@Nullable Double> rates = new ArrayList<>();
		hour.minutes().forEach((minute) -> rates.add((minute != null && minute.looksUp()) ? minute.hitRate() : null));
		return new HitRatePicture(texts.percent((recent.looksUp() ? recent : whole).hitRate()),
				texts.text(recent.looksUp() ? "dashboard.recently" : "dashboard.last-hour"), words(whole, texts),
				MinuteLine.of(rates));
	}

	private static String words(Reading whole, FigureTexts texts) {
		String found = texts.text("dashboard.hit-rate-words", texts.number(whole.hits()),
				texts.number(whole.hits() + whole.misses()), texts.percent(whole.hitRate()));
		return (whole.bypassed() > 0)
				? found + " " + texts.text("dashboard.bypassed-words", texts.number(whole.bypassed())) : found;
	}

}
