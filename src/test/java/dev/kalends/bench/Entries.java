package dev.kalends.bench;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

import dev.kalends.support.Client;
import dev.kalends.support.Node;

/**
 * Windows of six weeks that nobody has asked for yet: they begin a second apart, and the
 * events that last all day are the same in all of them.
 */
final class Entries {

	private static final LocalDateTime START = LocalDateTime.of(2025, 9, 28, 0, 0);

	private static final LocalDateTime END = LocalDateTime.of(2025, 11, 8, 12, 0);

	private static final int SECONDS_OF_HALF_DAY = 12 * 60 * 60;

	private Entries() {
	}

	/**
	 * Returns the query of the window with a number; no two are the same.
	 */
	static String window(int number) {
		return "start=" + text(START.plusSeconds(number % SECONDS_OF_HALF_DAY)) + "&end="
				+ text(END.plusSeconds(number / SECONDS_OF_HALF_DAY));
	}

	private static String text(LocalDateTime time) {
		return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
	}

	/**
	 * Has a node keep many feeds of a person. To be soon done they have no events: the
	 * filter finds none.
	 */
	static void fill(Node node, Client person, int entries) throws Exception {
		Load.onEachConnection(node, (connection, index) -> {
			for (int i = index; i < entries; i += Load.CONNECTIONS) {
				connection.ask(FeedConnection.feed(person, window(i) + "&q=nothing-is-called-that"));
			}
			return new long[0];
		});
	}

}
