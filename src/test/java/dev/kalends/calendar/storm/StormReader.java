package dev.kalends.calendar.storm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.kalends.calendar.storm.StormItem.State;
import dev.kalends.calendar.storm.StormPerson.Account;
import dev.kalends.calendar.storm.StormPerson.Membership;
import dev.kalends.support.Client.Response;
import tools.jackson.databind.JsonNode;

/**
 * A reader of a storm. Each read is compared with the state known before and after it:
 * every object shown must be the result of a step that is not older than the last one
 * acknowledged before the read, not older than the one this reader has seen before, and
 * not newer than the last one started.
 */
class StormReader {

	private final StormOffice office;

	private final StormPerson person;

	private final List<StormSteps> steps;

	/**
	 * For each object, the lowest step that is consistent with all previous reads.
	 */
	private final int[] seen;

	StormReader(StormOffice office, StormPerson person) {
		this.office = office;
		this.person = person;
		this.steps = office.steps();
		this.seen = new int[this.steps.size()];
	}

	/**
	 * Reads a feed and checks it.
	 */
	Reading read(StormQuery query) {
		Observation before = observe();
		Response answer = before.account.client().send(query::send);
		Check check = new Check(query, answer, before, observe());
		check.check();
		return new Reading(answer.header("Cache-Status").equals("kalends; hit"), answer.status() != 200,
				check.findings);
	}

	private Observation observe() {
		return new Observation(this.person.account(), this.person.memberships(),
				this.steps.stream().mapToInt(StormSteps::acknowledged).toArray(),
				this.steps.stream().mapToInt(StormSteps::started).toArray());
	}

	/**
	 * The state known at an instant.
	 */
	private record Observation(Account account, List<Membership> memberships, int[] acknowledged, int[] started) {

	}

	/**
	 * Checks a response against the state known before and after it.
	 */
	private final class Check {

		private final List<Finding> findings = new ArrayList<>();

		private final StormQuery query;

		private final Response answer;

		private final Observation before;

		private final Observation after;

		Check(StormQuery query, Response answer, Observation before, Observation after) {
			this.query = query;
			this.answer = answer;
			this.before = before;
			this.after = after;
		}

		void check() {
			switch (this.answer.status()) {
				case 200 -> checkFeed();
				case 401 -> {
					if (isAccountUnchanged() && this.before.account.enabled()) {
						report(Kind.STALE, "An enabled person is refused");
					}
				}
				case 400 -> {
					Membership membership = requestedMembership();
					if (this.query.team() == null || (membership != null && membership.isMember())) {
						report(Kind.STALE, "A member is refused: " + this.answer.body());
					}
				}
				default -> throw new IllegalStateException(this.answer.status() + " " + this.answer.body());
			}
		}

		private void checkFeed() {
			Membership membership = requestedMembership();
			if (isAccountUnchanged() && !this.before.account.enabled()) {
				report(Kind.LEAKED, "A disabled person gets a feed");
			}
			else if (membership != null && !membership.isMember()) {
				report(Kind.LEAKED, "A non-member gets the feed of a team");
			}
			Map<String, JsonNode> events = new HashMap<>();
			List<JsonNode> occurrences = new ArrayList<>();
			for (JsonNode event : this.answer.json()) {
				checkNames(event);
				if (event.get("title").stringValue().startsWith(StormSeries.TITLE)) {
					occurrences.add(event);
				}
				else {
					events.put(event.at("/extendedProps/workItemId").stringValue(), event);
				}
			}
			StormReader.this.office.items().forEach((item) -> check(item, events.get(item.id())));
			check(StormReader.this.office.series(), occurrences);
		}

		/**
		 * Checks all occurrences of the series as a whole, because a feed shows one state
		 * of it.
		 */
		private void check(StormSeries series, List<JsonNode> occurrences) {
			int index = StormReader.this.office.indexOfSeries();
			int acknowledged = this.before.acknowledged[index];
			int from = Math.max(acknowledged, StormReader.this.seen[index]);
			int step = firstMatching(series, occurrences, from, this.after.started[index]);
			if (step >= 0) {
				StormReader.this.seen[index] = step;
				return;
			}
			boolean wentBack = firstMatching(series, occurrences, acknowledged, from - 1) >= 0;
			report(wentBack ? Kind.NON_MONOTONIC : Kind.STALE,
					"The series after step %d is shown as %s".formatted(from, occurrences));
		}

		private int firstMatching(StormSeries series, List<JsonNode> occurrences, int from, int to) {
			for (int step = from; step <= to; step++) {
				if (matches(series, series.events(step), occurrences)) {
					return step;
				}
			}
			return -1;
		}

		private boolean matches(StormSeries series, List<StormSeries.Event> all, List<JsonNode> occurrences) {
			StormPerson reader = StormReader.this.person;
			boolean outside = StormReader.this.office.outsiders().contains(reader);
			Membership membership = membership(series.team());
			if (!outside && occurrences.isEmpty() && (membership == null || !membership.isMember())) {
				return true;
			}
			if (!outside && membership != null && !membership.isMember()) {
				return false;
			}
			List<StormSeries.Event> expected = all.stream()
				.filter((event) -> !outside || reader.equals(event.assignee()))
				.filter((event) -> this.query.includes(event.day(), series.team(), event.assignee()))
				.toList();
			return occurrences.size() == expected.size() && expected.stream()
				.allMatch((event) -> occurrences.stream().anyMatch((occurrence) -> shows(occurrence, event)));
		}

		private boolean shows(JsonNode occurrence, StormSeries.Event event) {
			JsonNode assignees = occurrence.at("/extendedProps/assigneeIds");
			return occurrence.get("title").stringValue().equals(event.title())
					&& occurrence.get("start").stringValue().equals(event.date())
					&& assignees.size() == ((event.assignee() != null) ? 1 : 0)
					&& (event.assignee() == null || assignees.get(0).stringValue().equals(event.assignee().id()));
		}

		private boolean isAccountUnchanged() {
			return this.before.account.isUnchangedUntil(this.after.account);
		}

		private Membership requestedMembership() {
			return (this.query.team() != null) ? membership(this.query.team()) : null;
		}

		/**
		 * Returns the membership during the whole read; {@code null} if it changed in the
		 * meantime.
		 */
		private Membership membership(int team) {
			Membership membership = this.before.memberships.get(team);
			return membership.isUnchangedUntil(this.after.memberships.get(team)) ? membership : null;
		}

		private void check(StormItem item, JsonNode event) {
			int index = item.number();
			int acknowledged = this.before.acknowledged[index];
			int from = Math.max(acknowledged, StormReader.this.seen[index]);
			int step = firstMatching(item, event, from, this.after.started[index]);
			if (step >= 0) {
				StormReader.this.seen[index] = step;
				return;
			}
			report(kind(item, event, acknowledged, from),
					"Item %d after step %d is shown as %s".formatted(index, from, event));
		}

		private Kind kind(StormItem item, JsonNode event, int acknowledged, int from) {
			int team = (event != null) ? teamOf(event) : -1;
			Membership membership = (team >= 0) ? membership(team) : null;
			if (membership != null && !membership.isMember()) {
				return Kind.LEAKED;
			}
			return (firstMatching(item, event, acknowledged, from - 1) >= 0) ? Kind.NON_MONOTONIC : Kind.STALE;
		}

		private int firstMatching(StormItem item, JsonNode event, int from, int to) {
			for (int step = from; step <= to; step++) {
				if (matches(item.state(step), event)) {
					return step;
				}
			}
			return -1;
		}

		private boolean matches(State state, JsonNode event) {
			if (!this.query.includes(state)) {
				return event == null;
			}
			if (StormReader.this.person.equals(state.assignee())) {
				return shows(event, state) && teamOf(event) < 0 && event.get("editable").asBoolean();
			}
			Membership membership = membership(state.team());
			if (membership != null && !membership.isMember()) {
				return event == null;
			}
			if (membership == null && event == null) {
				return true;
			}
			return shows(event, state) && teamOf(event) == state.team()
					&& (membership == null || event.get("editable").asBoolean() == membership.mayEdit());
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

		private void checkNames(JsonNode event) {
			checkName(StormReader.this.office.indexOfLocation(), StormOffice.LOCATION,
					event.at("/extendedProps/location").stringValue());
			JsonNode names = event.at("/extendedProps/assignees");
			for (int i = 0; i < names.size(); i++) {
				String personId = event.at("/extendedProps/assigneeIds/" + i).stringValue();
				String name = names.get(i).stringValue();
				StormReader.this.office.outsiders()
					.stream()
					.filter((outsider) -> outsider.id().equals(personId))
					.forEach((outsider) -> checkName(StormReader.this.office.indexOf(outsider), StormOffice.OUTSIDER,
							name));
			}
		}

		private void checkName(int index, String prefix, String name) {
			int step = Integer.parseInt(name.substring(prefix.length()));
			int acknowledged = this.before.acknowledged[index];
			if (step < acknowledged || step > this.after.started[index]) {
				report(Kind.STALE, "%s is shown after step %d".formatted(name, acknowledged));
			}
			else if (step < StormReader.this.seen[index]) {
				report(Kind.NON_MONOTONIC,
						"%s is shown after the reader saw step %d".formatted(name, StormReader.this.seen[index]));
			}
			StormReader.this.seen[index] = Math.max(StormReader.this.seen[index], step);
		}

		private void report(Kind kind, String description) {
			this.findings.add(new Finding(kind,
					"%s (%s, %s)".formatted(description, this.query.parameters(), this.answer.header("Cache-Status"))));
		}

	}

	/**
	 * Kinds of incorrect feeds.
	 */
	enum Kind {

		/**
		 * The feed does not show a change acknowledged before the read.
		 */
		STALE,

		/**
		 * The feed shows an older state than the same reader has seen before.
		 */
		NON_MONOTONIC,

		/**
		 * The feed shows data that the reader may no longer see.
		 */
		LEAKED

	}

	/**
	 * An incorrect feed.
	 */
	record Finding(Kind kind, String text) {

	}

	/**
	 * The result of a read.
	 *
	 * @param hit whether it was a cache hit
	 * @param refused whether the request was refused
	 * @param findings the errors found
	 */
	record Reading(boolean hit, boolean refused, List<Finding> findings) {

	}

}
