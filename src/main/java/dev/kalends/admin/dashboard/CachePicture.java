package dev.kalends.admin.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * The fill level of a cache, for display.
 *
 * @param name name of the cache in the metrics
 * @param label localized name
 * @param words text alternative
 * @param percent the used share of the bound, as a CSS width
 */
record CachePicture(String name, String label, String words, String percent) {

	static CachePicture of(CacheFill fill, FigureTexts texts) {
		String entries = texts.counted("dashboard.entries", fill.entries());
		return new CachePicture(fill.name(), texts.textOr("cache." + fill.name(), fill.name()),
				words(entries, fill.bytes(), fill.bound(), texts), Math.round(fill.share() * 1000) / 10.0 + "%");
	}

	private static String words(String entries, @Nullable Long bytes, @Nullable Long bound, FigureTexts texts) {
		if (bound == null) {
			return entries;
		}
		return (bytes != null) ? texts.text("dashboard.cache-bytes", texts.bytes(bytes), texts.bytes(bound), entries)
				: texts.text("dashboard.cache-entries", entries, texts.number(bound));
	}

}
