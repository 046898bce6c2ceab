package dev.kalends.calendar.storm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;

/**
 * A work item that a single writer changes in cycles of {@value #CYCLE} steps: renamed,
 * moved to another day and to another team, assigned to an outsider, deleted, restored,
 * unassigned and moved back. The state after a step is a function of the step's number,
 * which is part of the title.
 *
 * @param id the id
 * @param number the index among all items, from 0
 * @param steps the steps performed so far
 * @param homeTeam the index of its first team
 * @param otherTeam the index of the team that it moves to
 * @param outsider the person it is assigned to
 */
record StormItem(String id, int number, StormSteps steps, int homeTeam, int otherTeam, StormPerson outsider) {

	private static final int CYCLE = 8;

	private static final int DAYS = 28;

	/**
	 * Performs the next step.
	 * @param teamIds the ids of all teams, by index
	 */
	void performNextStep(StormClient client, List<String> teamIds) {
		this.steps.next((step) -> client.change((node) -> perform(step, node, teamIds)));
	}

	StormItem withId(String newId) {
		return new StormItem(newId, this.number, this.steps, this.homeTeam, this.otherTeam, this.outsider);
	}

	private Response perform(int step, Client client, List<String> teamIds) {
		String path = "/api/work-items/" + this.id;
		State state = state(step);
		Map<String, Object> patch = new HashMap<>(Map.of("title", state.title()));
		switch (step % CYCLE) {
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
	 * Returns the state of the item after a step; step 0 is its creation.
	 */
	State state(int step) {
		int phase = step % CYCLE;
		int revision = (phase == 5) ? step - 1 : (phase == 6) ? step - 2 : step;
		int day = 1 + Math.floorMod(this.number + 9 * Math.floorDiv(step - 2, CYCLE), DAYS);
		boolean moved = phase >= 3;
		boolean assigned = phase >= 4 && phase < 7;
		return new State("step " + revision, day, moved ? this.otherTeam : this.homeTeam,
				assigned ? this.outsider : null, phase == 5);
	}

	/**
	 * The state of an item.
	 *
	 * @param title contains the number of the step that set it
	 * @param day the day in October 2025
	 * @param team the index of the team
	 * @param assignee the assignee, or {@code null}
	 * @param deleted whether it is in the trash
	 */
	record State(String title, int day, int team, StormPerson assignee, boolean deleted) {

		String date() {
			return "2025-10-%02d".formatted(this.day);
		}

	}

}
