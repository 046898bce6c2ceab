package dev.kalends.bench;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.kalends.bench.FeedConnection.Answer;
import dev.kalends.support.Client;

/**
 * An item whose title contains the number of its last change. A read is stale if it shows
 * a lower number than the one acknowledged before the request.
 */
final class CountedItem {

	private static final Pattern NUMBER = Pattern.compile("Counted (\\d+)");

	private final Client writer;

	private final String id;

	private volatile long acknowledged;

	private CountedItem(Client writer, String id) {
		this.writer = writer;
		this.id = id;
	}

	/**
	 * Creates an item of a team in the middle of October 2025.
	 */
	static CountedItem create(Client writer, String teamId) {
		return new CountedItem(writer, writer
			.create(Map.of("type", "task", "title", "Counted 0", "startDate", "2025-10-15", "teamId", teamId)));
	}

	/**
	 * Returns the same item in a copy of the data.
	 */
	CountedItem at(String address) {
		return new CountedItem(this.writer.at(address), this.id);
	}

	/**
	 * Increments the number and waits for the acknowledgement.
	 */
	void change() {
		long next = this.acknowledged + 1;
		Installation.require(this.writer.patch("/api/work-items/" + this.id, Map.of("title", "Counted " + next)), 200);
		this.acknowledged = next;
	}

	/**
	 * Returns the lowest number that a request sent from now on may show.
	 */
	long acknowledged() {
		return this.acknowledged;
	}

	/**
	 * Returns whether a response is older than an acknowledged number.
	 */
	static boolean isStale(Answer answer, long acknowledged) throws IOException {
		Matcher matcher = NUMBER.matcher(answer.json());
		if (!matcher.find()) {
			throw new IllegalStateException("The item is missing");
		}
		return Long.parseLong(matcher.group(1)) < acknowledged;
	}

}
