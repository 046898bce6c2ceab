package dev.kalends.admin.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How many open pages are told of changes as they happen.
 *
 * @param large how many there are now
 * @param most the most that there were in the last hour
 * @param words the figures in words
 * @param line their number over the hour
 */
record LivePicture(String large, String most, String words, StepPath line) {

	/**
	 * Returns the picture of an hour; {@code null} when nobody counts the connections.
	 */
	static @Nullable LivePicture of(HourOfSamples hour, FigureTexts texts) {
		Long now = hour.newest().liveConnections();
		if (now == null) {
			return null;
		}
		List<@Nullable Long> counts = new ArrayList<>();
		hour.minutes().forEach((minute) -> counts.add((minute != null) ? minute.liveConnections() : null));
		long most = counts.stream().filter(Objects::nonNull).mapToLong(Long::longValue).max().orElse(now);
		long top = BumpsPicture.roundedUp(Math.max(1, most));
		List<@Nullable Double> heights = new ArrayList<>();
		counts.forEach((count) -> heights.add((count != null) ? (double) count / top : null));
		String large = texts.number(now);
		return new LivePicture(large, texts.number(most), texts.text("dashboard.live-words", large, texts.number(most)),
				StepPath.of(heights));
	}

}
