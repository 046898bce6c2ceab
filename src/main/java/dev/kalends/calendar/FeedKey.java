package dev.kalends.calendar;

import dev.kalends.freshness.Scope;
import dev.kalends.workitem.query.TimeBound;
import dev.kalends.workitem.query.WorkItemFilter;

/**
 * The key of a cached feed. It contains the version of the calendar, so a change
 * invalidates all previous entries at once, for every window and filter.
 *
 * @param text {@code calendar_feed:{user}:v{vector}:{filters}:{start}:{end}} and the zone
 */
record FeedKey(String text) {

	/**
	 * Returns the key of a person's complete feed.
	 */
	static FeedKey of(CalendarVersion version, FeedRequest request) {
		return of(version.personId().toString(), version.vector(), request.filter(), request);
	}

	/**
	 * Returns the key of a part. It contains only the versions that the part depends on,
	 * so that all people who see the part share one entry.
	 */
	static FeedKey of(FeedPartId partId, CalendarVersion version, FeedRequest request) {
		WorkItemFilter filter = request.filter().ofAnyTeam();
		if (partId instanceof FeedPartId.OfTeam team) {
			return of("team:" + team.teamId(), version.vector(Scope.EVERYONE, Scope.team(team.teamId())), filter,
					request);
		}
		return of("own:" + version.personId(), version.vector(Scope.EVERYONE, Scope.user(version.personId())), filter,
				request);
	}

	private static FeedKey of(String of, String vector, WorkItemFilter filter, FeedRequest request) {
		return new FeedKey("calendar_feed:" + of + ":v" + vector + ':' + filter.canonical() + ':'
				+ text(request.window().start()) + ':' + text(request.window().end()) + ':' + zone(request));
	}

	private static String text(TimeBound bound) {
		return bound.instant() + "/" + bound.local();
	}

	private static String zone(FeedRequest request) {
		return (request.zone() != null) ? request.zone().getId() : "UTC";
	}

	/**
	 * Returns the approximate memory usage of the key in bytes.
	 */
	int weight() {
		return 2 * this.text.length();
	}

	@Override
	public String toString() {
		return this.text;
	}

}
