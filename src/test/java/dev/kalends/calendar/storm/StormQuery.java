package dev.kalends.calendar.storm;

import dev.kalends.calendar.storm.StormItem.State;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;

/**
 * A feed that is read repeatedly.
 *
 * @param parameters its query string
 * @param firstDay the first day of October 2025 in its window
 * @param endDay the first day after its window
 * @param team the index of the requested team; {@code null} for all
 * @param assignee the requested assignee; {@code null} for all
 */
record StormQuery(String parameters, int firstDay, int endDay, Integer team, StormPerson assignee) {

	StormQuery(String parameters, int firstDay, int endDay) {
		this(parameters, firstDay, endDay, null, null);
	}

	Response send(Client client) {
		return client.get("/calendar/work-items/feed?" + this.parameters);
	}

	/**
	 * Returns whether the feed contains an item, if the reader can see it.
	 */
	boolean includes(State state) {
		return !state.deleted() && includes(state.day(), state.team(), state.assignee());
	}

	/**
	 * Returns whether the feed contains an event, if the reader can see it.
	 * @param eventDay the day in October 2025
	 * @param eventTeam the index of the team
	 * @param eventAssignee the assignee, or {@code null}
	 */
	boolean includes(int eventDay, int eventTeam, StormPerson eventAssignee) {
		return this.firstDay <= eventDay && eventDay < this.endDay && (this.team == null || this.team == eventTeam)
				&& (this.assignee == null || this.assignee.equals(eventAssignee));
	}

}
