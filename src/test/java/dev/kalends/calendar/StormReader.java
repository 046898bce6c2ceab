package dev.kalends.calendar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.kalends.calendar.StormItem.State;
import dev.kalends.calendar.StormPerson.Account;
import dev.kalends.calendar.StormPerson.Standing;
import dev.kalends.support.Client.Response;
import tools.jackson.databind.JsonNode;

/**
 * One of the readers of a storm. Each of its reads is held against all that was known
 * when it began and when it was over: whatever is shown has to be the result of a step
 * that is not older than the last acknowledged before the read, nor older than what this
 * reader saw before, and not newer than the last one begun.
 */
class StormReader {

	private final StormOffice office;

	private final StormPerson person;

	private final List<StormSteps> steps;

	/**
	 * The earliest step that can be the latest this reader has seen of each thing.
	 */
	private final int[] seen;

	StormReader(StormOffice office, StormPerson person) {
		this.office = office;
		this.person = person;
		this.steps = office.steps();
		this.seen = new int[this.steps.size()];
	}

	/**
	 * Reads a feed.
	 */
	Reading read(StormQuestion question) {
		Moment before = now();
		Response answer = before.account.client().ask(question::ask);
		Judge judge = new Judge(question, answer, before, now());
		judge.judge();
		return new Reading(answer.header("Cache-Status").equals("kalends; hit"), answer.status() != 200,
				judge.findings);
	}

	private Moment now() {
		return new Moment(this.person.account(), this.person.standings(),
				this.steps.stream().mapToInt(StormSteps::acknowledged).toArray(),
				this.steps.stream().mapToInt(StormSteps::begun).toArray());
	}

	/**
	 * What was known at a moment.
	 */
	private record Moment(Account account, List<Standing> standings, int[] acknowledged, int[] begun) {

	}

	/**
	 * Holds one answer against what was known before and after it.
	 */
	private final class Judge {

		private final List<Finding> findings = new ArrayList<>();

		private final StormQuestion question;

		private final Response answer;

		private final Moment before;

		private final Moment after;

		Judge(StormQuestion question, Response answer, Moment before, Moment after) {
			this.question = question;
			this.answer = answer;
			this.before = before;
			this.after = after;
		}

		void judge() {
			switch (this.answer.status()) {
				case 200 -> judgeAnswer();
				case 401 -> {
					if (isAccountKnown() && this.before.account.enabled()) {
						find(Kind.STALE, "Somebody who is let in is refused");
					}
				}
				case 400 -> {
					Standing standing = standingAskedFor();
					if (this.question.team() == null || (standing != null && standing.isMember())) {
						find(Kind.STALE, "A member is refused: " + this.answer.body());
					}
				}
				default -> throw new IllegalStateException(this.answer.status() + " " + this.answer.body());
			}
		}

		private void judgeAnswer() {
			Standing standing = standingAskedFor();
			if (isAccountKnown() && !this.before.account.enabled()) {
				find(Kind.LEAKED, "Somebody who is shut out gets a feed");
			}
			else if (standing != null && !standing.isMember()) {
				find(Kind.LEAKED, "Somebody who is not in a team gets its feed");
			}
			Map<String, JsonNode> events = new HashMap<>();
			this.answer.json()
				.forEach((event) -> events.put(event.at("/extendedProps/workItemId").stringValue(), event));
			StormReader.this.office.items().forEach((item) -> judge(item, events.get(item.id())));
			events.values().forEach(this::judgeNames);
		}

		private boolean isAccountKnown() {
			return this.before.account.heldUntil(this.after.account);
		}

		private Standing standingAskedFor() {
			return (this.question.team() != null) ? standing(this.question.team()) : null;
		}

		/**
		 * Returns what the person was in a team all the time; {@code null} when that
		 * changed meanwhile.
		 */
		private Standing standing(int team) {
			Standing standing = this.before.standings.get(team);
			return standing.heldUntil(this.after.standings.get(team)) ? standing : null;
		}

		private void judge(StormItem item, JsonNode event) {
			int place = item.number();
			int acknowledged = this.before.acknowledged[place];
			int from = Math.max(acknowledged, StormReader.this.seen[place]);
			int step = firstFitting(item, event, from, this.after.begun[place]);
			if (step >= 0) {
				StormReader.this.seen[place] = step;
				return;
			}
			find(kind(item, event, acknowledged, from),
					"Item %d after step %d is shown as %s".formatted(place, from, event));
		}

		private Kind kind(StormItem item, JsonNode event, int acknowledged, int from) {
			int team = (event != null) ? teamOf(event) : -1;
			Standing standing = (team >= 0) ? standing(team) : null;
			if (standing != null && !standing.isMember()) {
				return Kind.LEAKED;
			}
			return (firstFitting(item, event, acknowledged, from - 1) >= 0) ? Kind.BACK : Kind.STALE;
		}

		private int firstFitting(StormItem item, JsonNode event, int from, int to) {
			for (int step = from; step <= to; step++) {
				if (fits(item.state(step), event)) {
					return step;
				}
			}
			return -1;
		}

		private boolean fits(State state, JsonNode event) {
			if (!this.question.covers(state)) {
				return event == null;
			}
			if (StormReader.this.person.equals(state.assignee())) {
				return shows(event, state) && teamOf(event) < 0 && event.get("editable").asBoolean();
			}
			Standing standing = standing(state.team());
			if (standing != null && !standing.isMember()) {
				return event == null;
			}
			if (standing == null && event == null) {
				return true;
			}
			return shows(event, state) && teamOf(event) == state.team()
					&& (standing == null || event.get("editable").asBoolean() == standing.mayEdit());
		}

		private boolean shows(JsonNode event, State state) {
			return event != null && event.get("title").stringValue().equals(state.title())
					&& event.get("start").stringValue().equals(state.date())
					&& event.at("/extendedProps/assignees").size() == ((state.assignee() != null) ? 1 : 0);
		}

		private int teamOf(JsonNode event) {
			JsonNode teamId = event.at("/extendedProps/teamId");
			return teamId.isString() ? StormReader.this.office.teamIds().indexOf(teamId.stringValue()) : -1;
		}

		private void judgeNames(JsonNode event) {
			judgeName(StormReader.this.office.placeOfLocation(), StormOffice.LOCATION,
					event.at("/extendedProps/location").stringValue());
			String id = event.at("/extendedProps/workItemId").stringValue();
			for (JsonNode name : event.at("/extendedProps/assignees")) {
				StormReader.this.office.items()
					.stream()
					.filter((item) -> item.id().equals(id))
					.forEach((item) -> judgeName(StormReader.this.office.placeOf(item.outsider()), StormOffice.OUTSIDER,
							name.stringValue()));
			}
		}

		private void judgeName(int place, String prefix, String name) {
			int step = Integer.parseInt(name.substring(prefix.length()));
			int acknowledged = this.before.acknowledged[place];
			if (step < acknowledged || step > this.after.begun[place]) {
				find(Kind.STALE, "%s is shown after step %d".formatted(name, acknowledged));
			}
			else if (step < StormReader.this.seen[place]) {
				find(Kind.BACK, "%s is shown after step %d was".formatted(name, StormReader.this.seen[place]));
			}
			StormReader.this.seen[place] = Math.max(StormReader.this.seen[place], step);
		}

		private void find(Kind kind, String what) {
			this.findings.add(new Finding(kind,
					"%s (%s, %s)".formatted(what, this.question.query(), this.answer.header("Cache-Status"))));
		}

	}

	/**
	 * What can be wrong with an answer.
	 */
	enum Kind {

		/**
		 * It does not show what was acknowledged before the read began.
		 */
		STALE,

		/**
		 * It shows an older state than the same reader saw before.
		 */
		BACK,

		/**
		 * It shows what the reader may no longer see.
		 */
		LEAKED

	}

	/**
	 * Something that is wrong with an answer.
	 */
	record Finding(Kind kind, String text) {

	}

	/**
	 * What came of a read.
	 *
	 * @param hit whether it came from the cache
	 * @param refused whether there was no feed
	 * @param findings what is wrong with it
	 */
	record Reading(boolean hit, boolean refused, List<Finding> findings) {

	}

}
