package dev.kalends.calendar;

import dev.kalends.calendar.StormItem.State;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;

/**
 * A feed that is asked for again and again.
 *
 * @param query its parameters
 * @param firstDay the first day of October 2025 that it shows
 * @param endDay the first one after that it does not show
 * @param team the number of the one team that is asked for; {@code null} for all
 * @param assignee the one person whose work is asked for; {@code null} for everybody's
 */
record StormQuestion(String query, int firstDay, int endDay, Integer team, StormPerson assignee) {

	StormQuestion(String query, int firstDay, int endDay) {
		this(query, firstDay, endDay, null, null);
	}

	Response ask(Client client) {
		return client.get("/calendar/work-items/feed?" + this.query);
	}

	/**
	 * Tells whether an item belongs into the answer, for whoever sees it.
	 */
	boolean covers(State state) {
		return !state.deleted() && this.firstDay <= state.day() && state.day() < this.endDay
				&& (this.team == null || this.team == state.team())
				&& (this.assignee == null || this.assignee.equals(state.assignee()));
	}

}
