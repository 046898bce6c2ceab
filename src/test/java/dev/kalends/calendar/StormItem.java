package dev.kalends.calendar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;

/**
 * A work item that one writer alone changes, in turns of {@value #TURN} steps: it is
 * renamed, moved to another day and to another team, given to somebody from outside,
 * deleted, restored, taken from that person and moved back. What it looks like after a
 * step follows from the number of the step, which its title tells.
 *
 * @param id its id
 * @param number its number among all items, from 0
 * @param steps how far it is
 * @param homeTeam the number of the team that it is in at first
 * @param otherTeam the number of the team that it is moved to
 * @param outsider whom it is given to
 */
record StormItem(String id, int number, StormSteps steps, int homeTeam, int otherTeam, StormPerson outsider) {

	private static final int TURN = 8;

	private static final int DAYS = 28;

	/**
	 * Takes the next step.
	 * @param teamIds the ids of all teams, by number
	 */
	void advance(StormClient client, List<String> teamIds) {
		this.steps.next((step) -> client.change((node) -> take(step, node, teamIds)));
	}

	StormItem withId(String newId) {
		return new StormItem(newId, this.number, this.steps, this.homeTeam, this.otherTeam, this.outsider);
	}

	private Response take(int step, Client client, List<String> teamIds) {
		String path = "/api/work-items/" + this.id;
		State state = state(step);
		Map<String, Object> patch = new HashMap<>(Map.of("title", state.title()));
		switch (step % TURN) {
			case 2 -> patch.put("startDate", state.date());
			case 3, 0 -> patch.put("teamId", teamIds.get(state.team()));
			case 4, 7 -> patch.put("assigneeIds", (state.assignee() != null) ? List.of(this.outsider.id()) : List.of());
			case 5 -> {
				return client.delete(path);
			}
			case 6 -> {
				return client.post(path + "/restore", null);
			}
			default -> {
			}
		}
		return client.patch(path, patch);
	}

	/**
	 * Returns what the item is like after a step; step 0 is its creation.
	 */
	State state(int step) {
		int place = step % TURN;
		int revision = (place == 5) ? step - 1 : (place == 6) ? step - 2 : step;
		int day = 1 + Math.floorMod(this.number + 9 * Math.floorDiv(step - 2, TURN), DAYS);
		boolean away = place >= 3;
		boolean given = place >= 4 && place < 7;
		return new State("step " + revision, day, away ? this.otherTeam : this.homeTeam, given ? this.outsider : null,
				place == 5);
	}

	/**
	 * What an item is like.
	 *
	 * @param title tells the step that named it so
	 * @param day its day in October 2025
	 * @param team the number of its team
	 * @param assignee who works on it, or {@code null}
	 * @param deleted whether it is in the trash
	 */
	record State(String title, int day, int team, StormPerson assignee, boolean deleted) {

		String date() {
			return "2025-10-%02d".formatted(this.day);
		}

	}

}
