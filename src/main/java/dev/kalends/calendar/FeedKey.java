package dev.kalends.calendar;

import dev.kalends.workitem.TimeBound;

/**
 * What a cached feed is kept under. The calendar's version is part of it, so that a
 * change makes every entry of before unreachable at once, whatever its window and filter.
 *
 * @param text {@code calendar_feed:{user}:v{vector}:{filters}:{start}:{end}} and the zone
 */
record FeedKey(String text) {

	static FeedKey of(CalendarVersion version, FeedRequest request) {
		return new FeedKey("calendar_feed:%s:v%s:%s:%s:%s:%s".formatted(version.personId(), version.vector(),
				request.filter().canonical(), text(request.window().start()), text(request.window().end()),
				zone(request)));
	}

	private static String text(TimeBound bound) {
		return bound.instant() + "/" + bound.local();
	}

	private static String zone(FeedRequest request) {
		return (request.zone() != null) ? request.zone().getId() : "UTC";
	}

	/**
	 * Returns an estimate of the memory that the key takes, in bytes.
	 */
	int weight() {
		return 2 * this.text.length();
	}

	@Override
	public String toString() {
		return this.text;
	}

}
