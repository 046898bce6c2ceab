package dev.kalends.admin.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * How full a cache is against its bound.
 *
 * @param name the name that the metrics know it by
 * @param label the same in words
 * @param words the figures in words
 * @param percent how much of the bound is taken, for the picture
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
