package dev.kalends.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import dev.kalends.support.Client;

/**
 * The people, teams and items of a storm, and what an administrator does among them: who
 * is in which team with which role, who is let in, and how a place and people are called.
 */
class StormOffice {

	static final String LOCATION = "Room ";

	static final String OUTSIDER = "Outsider ";

	private static final String PASSWORD = "correct horse";

	private static final int TEAMS = 3;

	private static final int PLANNERS = 2;

	/**
	 * All but the last come and go; the last one is let in and shut out.
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

	private int standingsChanged;

	private volatile int acts;

	/**
	 * Makes an office.
	 * @param admin an administrator who is signed in
	 * @param addresses the addresses of all nodes
	 * @param items how many items there are
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
	}

	private String create(String path, Map<String, ?> body) {
		return this.admin.ask((client) -> client.post(path, body)).json().get("id").stringValue();
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
			stand(person, team, "editor");
		}
		return person;
	}

	private StormClient signIn(String username) {
		return StormClient.signIn(this.addresses, username, PASSWORD, this.failures);
	}

	/**
	 * Does the next thing that an administrator does.
	 * @param turn how many were done before
	 */
	void act(int turn) {
		switch (turn % 8) {
			case 2 -> rename(this.locationNames, "/api/locations/" + this.locationId, "name", LOCATION);
			case 5 -> {
				int number = turn / 8 % OUTSIDERS;
				rename(this.outsiderNames.get(number), "/api/users/" + this.outsiders.get(number).id(), "displayName",
						OUTSIDER);
			}
			case 7 -> admitOrShutOut(this.members.get(MEMBERS - 1));
			default -> {
				int pair = this.standingsChanged++ % ((MEMBERS - 1) * TEAMS);
				StormPerson member = this.members.get(pair / TEAMS);
				int team = pair % TEAMS;
				stand(member, team, roleAfter(member.standing(team)));
			}
		}
		this.acts = turn + 1;
	}

	private void rename(StormSteps names, String path, String field, String prefix) {
		names.next((step) -> this.admin.change((client) -> client.patch(path, Map.of(field, prefix + step))));
	}

	private void admitOrShutOut(StormPerson person) {
		boolean enabled = !person.account().enabled();
		person.admit(enabled, () -> {
			this.admin.change((client) -> client.patch("/api/users/" + person.id(), Map.of("enabled", enabled)));
			return enabled ? signIn(person.username()) : person.account().client();
		});
	}

	private static String roleAfter(StormPerson.Standing standing) {
		return standing.mayEdit() ? null : standing.isMember() ? "editor" : "viewer";
	}

	private void stand(StormPerson person, int team, String role) {
		String path = "/api/teams/" + this.teamIds.get(team) + "/members/" + person.id();
		person.stand(team, role, () -> this.admin
			.change((client) -> (role != null) ? client.send("PUT", path, Map.of("role", role)) : client.delete(path)));
	}

	/**
	 * Returns the feeds that are asked for.
	 */
	List<StormQuestion> questions() {
		String month = "start=2025-10-01&end=2025-11-01";
		StormPerson outsider = this.outsiders.get(0);
		return List.of(new StormQuestion(month, 1, 32),
				new StormQuestion("start=2025-10-10&end=2025-10-20&type=task", 10, 20),
				new StormQuestion("start=2025-09-28&end=2025-11-09&q=step&timeZone=Asia/Tokyo", 1, 32),
				new StormQuestion(month + "&team=" + this.teamIds.get(0), 1, 32, 0, null),
				new StormQuestion(month + "&assignee=" + outsider.id(), 1, 32, null, outsider));
	}

	/**
	 * Returns everybody who reads.
	 */
	List<StormPerson> readers() {
		return Stream.of(this.planners, this.members, this.outsiders).flatMap(List::stream).toList();
	}

	/**
	 * Returns the browser of a writer.
	 */
	StormClient writer(int number) {
		return this.planners.get(number % PLANNERS).account().client();
	}

	List<StormItem> items() {
		return this.items;
	}

	List<String> teamIds() {
		return this.teamIds;
	}

	/**
	 * Returns the steps of everything that changes: the items, the name of the place and
	 * the names of the people from outside, in this order.
	 */
	List<StormSteps> steps() {
		return Stream
			.of(this.items.stream().map(StormItem::steps), Stream.of(this.locationNames), this.outsiderNames.stream())
			.flatMap((steps) -> steps)
			.toList();
	}

	/**
	 * Returns where among all steps those of the place's name are.
	 */
	int placeOfLocation() {
		return this.items.size();
	}

	/**
	 * Returns where among all steps those of a person's name are.
	 */
	int placeOf(StormPerson outsider) {
		return this.items.size() + 1 + this.outsiders.indexOf(outsider);
	}

	/**
	 * Returns how many changes were acknowledged.
	 */
	long writes() {
		return this.acts + this.items.stream().mapToLong((item) -> item.steps().acknowledged()).sum();
	}

	/**
	 * Returns how many requests no node answered.
	 */
	long failures() {
		return this.failures.get();
	}

}
