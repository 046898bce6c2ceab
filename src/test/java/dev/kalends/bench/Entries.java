package dev.kalends.bench;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

import dev.kalends.support.Client;
import dev.kalends.support.Node;

/**
 * Distinct windows of about six weeks that start one second apart and contain the same
 * all-day events.
 */
final class Entries {

	private static final LocalDateTime START = LocalDateTime.of(2025, 9, 28, 0, 0);

	private static final LocalDateTime END = LocalDateTime.of(2025, 11, 8, 12, 0);

	private static final int SECONDS_OF_HALF_DAY = 12 * 60 * 60;

	private Entries() {
	}

	/**
	 * Returns the query of a window. Different numbers have different windows.
	 */
	static String window(int number) {
		return "start=" + text(START.plusSeconds(number % SECONDS_OF_HALF_DAY)) + "&end="
				+ text(END.plusSeconds(number / SECONDS_OF_HALF_DAY));
	}

	private static String text(LocalDateTime time) {
		return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
	}

	/**
	 * Fills the cache of a node with many feeds of a person. A filter without matches
	 * keeps them empty, which is faster.
	 */
	static void fill(Node node, Client person, int entries) throws Exception {
		Load.onEachConnection(node, (connection, index) -> {
			for (int i = index; i < entries; i += Load.CONNECTIONS) {
				connection.send(FeedConnection.feed(person, window(i) + "&q=nothing-is-called-that"));
			}
			return new long[0];
		});
	}

}
