package dev.kalends.exchange;

import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Times of day as spreadsheet programs write them: {@code 9:00}, {@code 9:00:00 AM},
 * {@code 9.00 Uhr}, {@code 9 Uhr}.
 */
final class ClockTime {

	private static final Pattern TIME = Pattern.compile(
			"(\\d{1,2})(?:[:.](\\d{2})(?::(\\d{2})(?:[.,]0+)?)?)? ?(?:([ap])\\.? ?m\\.?|(uhr|h))?",
			Pattern.CASE_INSENSITIVE);

	private static final int NOON = 12;

	private static final int HOURS = 24;

	private static final int SIXTY = 60;

	private static final int MAX_LENGTH = 40;

	private ClockTime() {
	}

	/**
	 * Reads a time of day.
	 * @return {@code null} when it is none. A bare number is none.
	 */
	static @Nullable LocalTime parse(String text) {
		if (text.length() > MAX_LENGTH) {
			return null;
		}
		Matcher matcher = TIME.matcher(CellText.spaced(text));
		if (!matcher.matches() || (matcher.group(2) == null && matcher.group(4) == null && matcher.group(5) == null)) {
			return null;
		}
		int hour = Integer.parseInt(matcher.group(1));
		int minute = number(matcher.group(2));
		int second = number(matcher.group(3));
		String half = matcher.group(4);
		if (half != null) {
			if (hour < 1 || hour > NOON) {
				return null;
			}
			hour = hour % NOON + (half.toLowerCase(Locale.ROOT).equals("p") ? NOON : 0);
		}
		return (hour < HOURS && minute < SIXTY && second < SIXTY) ? LocalTime.of(hour, minute, second) : null;
	}

	private static int number(@Nullable String digits) {
		return (digits != null) ? Integer.parseInt(digits) : 0;
	}

}
