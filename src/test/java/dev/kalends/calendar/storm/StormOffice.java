package dev.kalends.calendar.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import dev.kalends.support.Client;

/**
 * The people, teams, items and the series of a storm, and the actions of its
 * administrator: changing memberships and roles, disabling people, and renaming a
 * location and people.
 */
class StormOffice {

	static final String LOCATION = "Room ";

	static final String OUTSIDER = "Outsider ";

	private static final String PASSWORD = "correct horse";

	private static final int TEAMS = 3;

	private static final int PLANNERS = 2;

	/**
	 * Number of members. The memberships of all but the last one change; the last one is
	 * disabled and enabled.
	 */
	private static final int MEMBERS = 6;

	private static final int OUTSIDERS = 2;

	private static final AtomicInteger people = new AtomicInteger();

	private final List<String> addresses;

	private final AtomicLong failures = new AtomicLong();

	private final StormClient admin;

	private final List<String> teamIds = new ArrayList<>();

	private final String locationId;

	private final StormSteps locationNames = new StormSteps();

	private final List<StormPerson> planners = new ArrayList<>();

	private final List<StormPerson> members = new ArrayList<>();

	private final List<StormPerson> outsiders = new ArrayList<>();

	private final List<StormSteps> outsiderNames = new ArrayList<>();

	private final List<StormItem> items = new ArrayList<>();

	private final StormSeries series;

	private int membershipChanges;

	private volatile int adminActions;

	/**
	 * Creates the data of a storm.
	 * @param admin a client that is signed in as an administrator
	 * @param addresses the addresses of all nodes
	 * @param items the number of items
	 */
	StormOffice(Client admin, List<String> addresses, int items) {
		this.addresses = addresses;
		this.admin = StormClient.of(admin, addresses, this.failures);
		for (int i = 0; i < TEAMS; i++) {
			this.teamIds.add(create("/api/teams", Map.of("name", "Team " + i)));
		}
		this.locationId = create("/api/locations", Map.of("name", LOCATION + 0));
		for (int i = 0; i < PLANNERS; i++) {
			this.planners.add(member("Planner " + i));
		}
		for (int i = 0; i < MEMBERS; i++) {
			this.members.add(member("Member " + i));
		}
		for (int i = 0; i < OUTSIDERS; i++) {
			this.outsiders.add(person(OUTSIDER + 0));
			this.outsiderNames.add(new StormSteps());
		}
		for (int i = 0; i < items; i++) {
			StormItem item = new StormItem("", i, new StormSteps(), i % TEAMS, (i + 1) % TEAMS,
					this.outsiders.get(i % OUTSIDERS));
			StormItem.State state = item.state(0);
			String id = create("/api/work-items", Map.of("type", "task", "title", state.title(), "startDate",
					state.date(), "teamId", this.teamIds.get(state.team()), "locationId", this.locationId));
			this.items.add(item.withId(id));
		}
		this.series = createSeries(this.outsiders.get(0), this.outsiders.get(1));
	}

	private StormSeries createSeries(StormPerson follower, StormPerson guest) {
		int team = 0;
		String id = create("/api/work-items",
				Map.of("type", "task", "title", StormSeries.TITLE + 0, "startDate", StormSeries.START, "recurrenceRule",
						StormSeries.RULE, "teamId", this.teamIds.get(team), "locationId", this.locationId,
						"assigneeIds", List.of(follower.id())));
		return new StormSeries(id, new StormSteps(), team, follower, guest, new AtomicReference<>());
	}

	private String create(String path, Map<String, ?> body) {
		return this.admin.send((client) -> client.post(path, body)).json().get("id").stringValue();
	}

	private StormPerson person(String displayName) {
		String username = "storm" + people.incrementAndGet();
		String id = create("/api/users", Map.of("username", username, "displayName", displayName, "password", PASSWORD,
				"timeZone", "Europe/Berlin"));
		return new StormPerson(id, username, signIn(username), TEAMS);
	}

	private StormPerson member(String displayName) {
		StormPerson person = person(displayName);
		for (int team = 0; team < TEAMS; team++) {
			setRole(person, team, "editor");
		}
		return person;
	}

	private StormClient signIn(String username) {
		return StormClient.signIn(this.addresses, username, PASSWORD, this.failures);
	}

	/**
	 * Performs the administrator's next action.
	 * @param turn the number of previous actions
	 */
	void performAdminAction(int turn) {
		switch (turn % 8) {
			case 2 -> rename(this.locationNames, "/api/locations/" + this.locationId, "name", LOCATION);
			case 5 -> {
				int number = turn / 8 % OUTSIDERS;
				rename(this.outsiderNames.get(number), "/api/users/" + this.outsiders.get(number).id(), "displayName",
						OUTSIDER);
			}
			case 7 -> toggleEnabled(this.members.get(MEMBERS - 1));
			default -> {
				int pair = this.membershipChanges++ % ((MEMBERS - 1) * TEAMS);
				StormPerson member = this.members.get(pair / TEAMS);
				int team = pair % TEAMS;
				setRole(member, team, nextRole(member.membership(team)));
			}
		}
		this.adminActions = turn + 1;
	}

	private void rename(StormSteps names, String path, String field, String prefix) {
		names.next((step) -> this.admin.change((client) -> client.patch(path, Map.of(field, prefix + step))));
	}

	private void toggleEnabled(StormPerson person) {
		boolean enabled = !person.account().enabled();
		person.setEnabled(enabled, () -> {
			this.admin.change((client) -> client.patch("/api/users/" + person.id(), Map.of("enabled", enabled)));
			return enabled ? signIn(person.username()) : person.account().client();
		});
	}

	private static String nextRole(StormPerson.Membership membership) {
		return membership.mayEdit() ? null : membership.isMember() ? "editor" : "viewer";
	}

	private void setRole(StormPerson person, int team, String role) {
		String path = "/api/teams/" + this.teamIds.get(team) + "/members/" + person.id();
		person.setRole(team, role, () -> this.admin
			.change((client) -> (role != null) ? client.send("PUT", path, Map.of("role", role)) : client.delete(path)));
	}

	/**
	 * Returns the feeds to read.
	 */
	List<StormQuery> queries() {
		String month = "start=2025-10-01&end=2025-11-01";
		StormPerson outsider = this.outsiders.get(0);
		return List.of(new StormQuery(month, 1, 32),
				new StormQuery("start=2025-10-10&end=2025-10-20&type=task", 10, 20),
				new StormQuery("start=2025-09-28&end=2025-11-09&q=step&timeZone=Asia/Tokyo", 1, 32),
				new StormQuery(month + "&team=" + this.teamIds.get(0), 1, 32, 0, null),
				new StormQuery(month + "&assignee=" + outsider.id(), 1, 32, null, outsider));
	}

	/**
	 * Returns all people who read.
	 */
	List<StormPerson> readers() {
		return Stream.of(this.planners, this.members, this.outsiders).flatMap(List::stream).toList();
	}

	/**
	 * Returns the client of a writer.
	 */
	StormClient writer(int number) {
		return this.planners.get(number % PLANNERS).account().client();
	}

	List<StormItem> items() {
		return this.items;
	}

	StormSeries series() {
		return this.series;
	}

	List<StormPerson> outsiders() {
		return this.outsiders;
	}

	List<String> teamIds() {
		return this.teamIds;
	}

	/**
	 * Returns the steps of all changing objects, in this order: items, the name of the
	 * location, the names of the outsiders, the series.
	 */
	List<StormSteps> steps() {
		return Stream
			.of(this.items.stream().map(StormItem::steps), Stream.of(this.locationNames), this.outsiderNames.stream(),
					Stream.of(this.series.steps()))
			.flatMap((steps) -> steps)
			.toList();
	}

	/**
	 * Returns the index of the location's name in {@link #steps()}.
	 */
	int indexOfLocation() {
		return this.items.size();
	}

	/**
	 * Returns the index of a person's name in {@link #steps()}.
	 */
	int indexOf(StormPerson outsider) {
		return this.items.size() + 1 + this.outsiders.indexOf(outsider);
	}

	/**
	 * Returns the index of the series in {@link #steps()}.
	 */
	int indexOfSeries() {
		return this.items.size() + 1 + this.outsiders.size();
	}

	/**
	 * Returns the number of acknowledged changes.
	 */
	long writes() {
		return this.adminActions + this.series.steps().acknowledged()
				+ this.items.stream().mapToLong((item) -> item.steps().acknowledged()).sum();
	}

	/**
	 * Returns the number of requests without a response.
	 */
	long failures() {
		return this.failures.get();
	}

}
