package dev.kalends.calendar.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;

/**
 * A weekly series that a single writer changes in cycles of {@value #CYCLE} steps: the
 * whole series is renamed, one occurrence is moved to another day and assigned to
 * somebody else, the series is renamed again, the occurrence is deleted and restored, the
 * series is deleted and restored, ended before that occurrence, and extended again. The
 * state after a step is a function of the step's number.
 *
 * @param id the id
 * @param steps the steps performed so far
 * @param team the index of its team
 * @param follower the outsider who is assigned to the series, but not to the override
 * @param guest the outsider who is assigned to the override only
 * @param overrideId the id of the current override
 */
record StormSeries(String id, StormSteps steps, int team, StormPerson follower, StormPerson guest,
		AtomicReference<String> overrideId) {

	static final String TITLE = "series step ";

	static final String START = "2025-10-02";

	static final String RULE = "FREQ=WEEKLY;COUNT=4";

	private static final int CYCLE = 10;

	private static final List<Integer> DAYS = List.of(2, 9, 16, 23);

	private static final int CHANGED_DAY = 16;

	private static final String OCCURRENCE = "?occurrence=2025-10-16&apply=";

	private static final int NEW_DAY = 17;

	/**
	 * Performs the next step.
	 */
	void performNextStep(StormClient client) {
		this.steps.next((step) -> client.change((node) -> perform(step, node)));
	}

	private Response perform(int step, Client client) {
		String path = "/api/work-items/" + this.id;
		return switch (step % CYCLE) {
			case 0 -> client.patch(path, Map.of("title", TITLE + step, "recurrenceRule", RULE));
			case 2 -> {
				String day = date(NEW_DAY);
				Response changed = client.patch(path + OCCURRENCE + "this",
						Map.of("startDate", day, "dueDate", day, "assigneeIds", List.of()));
				if (changed.status() == 200) {
					this.overrideId.set(changed.json().get("id").stringValue());
				}
				yield changed;
			}
			case 3 -> client.patch(path + OCCURRENCE + "this", Map.of("assigneeIds", List.of(this.guest.id())));
			case 5 -> client.delete(path + OCCURRENCE + "this");
			case 6 -> client.post("/api/work-items/" + this.overrideId.get() + "/restore", null);
			case 7 -> client.delete(path);
			case 8 -> client.post(path + "/restore", null);
			case 9 -> client.delete(path + OCCURRENCE + "following");
			default -> client.patch(path, Map.of("title", TITLE + step));
		};
	}

	/**
	 * Returns the events after a step; step 0 is the creation of the series.
	 */
	List<Event> events(int step) {
		int phase = step % CYCLE;
		if (phase == 7) {
			return List.of();
		}
		int renamed = step - phase + ((phase >= 4) ? 4 : (phase >= 1) ? 1 : 0);
		boolean overridden = phase >= 2;
		List<Event> events = new ArrayList<>();
		for (int day : DAYS) {
			boolean ended = phase == 9 && day >= CHANGED_DAY;
			if (!ended && !(overridden && day == CHANGED_DAY)) {
				events.add(new Event(TITLE + renamed, day, this.follower));
			}
		}
		if (overridden && phase != 5 && phase != 9) {
			events.add(new Event(TITLE + renamed, NEW_DAY, (phase >= 3) ? this.guest : null));
		}
		return events;
	}

	private static String date(int day) {
		return "2025-10-%02d".formatted(day);
	}

	/**
	 * An occurrence as it is shown.
	 *
	 * @param title contains the number of the step that set it
	 * @param day the day in October 2025
	 * @param assignee the assignee, or {@code null}
	 */
	record Event(String title, int day, StormPerson assignee) {

		String date() {
			return StormSeries.date(this.day);
		}

	}

}
