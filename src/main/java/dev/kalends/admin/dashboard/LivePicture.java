package dev.kalends.admin.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The number of open pages with a live connection.
 *
 * @param large the current number
 * @param most the maximum in the last hour
 * @param words text alternative
 * @param line the number over the hour
 */
record LivePicture(String large, String most, String words, StepPath line) {

	/**
	 * Returns the chart for an hour; {@code null} if live connections are not counted.
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
