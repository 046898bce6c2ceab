package dev.kalends.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.calendar.OracleWorld.Item;
import dev.kalends.calendar.OracleWorld.Note;
import org.jspecify.annotations.Nullable;

/**
 * Makes up what people do, from a seed. Most of it is what they may do; some is not.
 */
class RandomActions {

	private static final List<String> TYPES = List.of("project", "sub_project", "activity", "sub_activity", "task",
			"subtask", "task", "activity");

	private static final List<String> STATUSES = List.of("not_started", "in_progress", "at_risk", "blocked",
			"completed", "completed", "cancelled");

	private static final List<String> PRIORITIES = List.of("low", "medium", "high", "urgent", "critical");

	private static final List<String> COLORS = List.of("#112233", "#a1b2c3", "#00ff7f", "#7f0000");

	private static final List<String> ZONES = List.of("Asia/Tokyo", "Europe/Berlin", "America/New_York", "UTC");

	private static final List<String> ROLES = List.of("viewer", "editor", "editor", "manager");

	private static final List<String> CHILDREN = List.of("", "?children=delete", "?children=reparent");

	private static final int ENOUGH_ITEMS = 70;

	private static final int FEW_ITEMS = 25;

	private static final int MUCH_TRASH = 60;

	private static final int ENOUGH_TEAMS = 5;

	private static final int ENOUGH_LOCATIONS = 6;

	private final Random random;

	private final Viewer admin;

	private final List<Viewer> people;

	private OracleWorld world;

	private int names;

	/**
	 * @param people those who do things, the administrator among them
	 */
	RandomActions(Random random, Viewer admin, List<Viewer> people, OracleWorld world) {
		this.random = random;
		this.admin = admin;
		this.people = people;
		this.world = world;
	}

	/**
	 * Returns what is done next.
	 * @param now everything as it is now
	 */
	Action next(OracleWorld now) {
		this.world = now;
		int dice = this.random.nextInt(100);
		if (this.world.living().size() < FEW_ITEMS && dice < 50) {
			return create();
		}
		if (dice < 12) {
			return (this.world.living().size() < ENOUGH_ITEMS) ? create() : delete();
		}
		if (dice < 14) {
			return importPlan();
		}
		if (dice < 17 || this.world.members().size() < ENOUGH_TEAMS - 2) {
			return team();
		}
		if (dice < 30) {
			return edit();
		}
		if (dice < 37) {
			return drag();
		}
		if (dice < 45) {
			return assign();
		}
		if (dice < 55) {
			return move();
		}
		if (dice < 61) {
			return delete();
		}
		if (dice < 65) {
			return (this.world.trashed().size() < MUCH_TRASH) ? restore() : deleteForEver();
		}
		if (dice < 69) {
			return undo();
		}
		if (dice < 70) {
			return deleteForEver();
		}
		if (dice < 72) {
			return bulk();
		}
		if (dice < 76) {
			return note();
		}
		if (dice < 81) {
			return location();
		}
		if (dice < 85) {
			return person();
		}
		if (dice < 92) {
			return membership();
		}
		return settings();
	}

	/**
	 * Returns what there is before anything else is done: items and a few places.
	 */
	Action first(OracleWorld now) {
		this.world = now;
		return (this.world.locations().size() < ENOUGH_LOCATIONS / 2)
				? new Action(this.admin, "POST", "/api/locations", Map.of("name", name("Room")), Touched.NOTHING)
				: create();
	}

	private Action create() {
		Map<String, Object> item = new LinkedHashMap<>();
		Set<UUID> concerned = new LinkedHashSet<>();
		Item parent = chance(60)
				? oneOf(this.world.living().stream().filter((living) -> !living.isType("SUBTASK")).toList()) : null;
		item.put("type", (parent != null) ? childType(parent) : oneOf(TYPES));
		item.put("title", name("Item"));
		UUID team = null;
		if (parent != null) {
			item.put("parentId", parent.id().toString());
			concerned.add(parent.id());
		}
		else if (chance(60)) {
			team = oneOf(this.world.teams());
			item.put("teamId", text(team));
		}
		if (chance(85)) {
			item.putAll(dates());
		}
		if (chance(25)) {
			item.putAll(times());
		}
		if (chance(40)) {
			item.put("assigneeIds", somePeople(2));
		}
		if (chance(20)) {
			item.put("assigneeLabels", List.of("Printer", name("Guest")));
		}
		if (chance(20)) {
			item.put("locationId", text(oneOf(this.world.locations())));
		}
		if (chance(20)) {
			item.put("color", oneOf(COLORS));
		}
		if (chance(20)) {
			item.put("status", oneOf(STATUSES));
		}
		Viewer actor = (parent != null) ? whoManages(parent) : whoEdits(team);
		return new Action(actor, "POST", "/api/work-items", item, Touched.items(concerned));
	}

	private Action edit() {
		Item item = oneOf(this.world.living());
		if (item == null) {
			return create();
		}
		Map<String, Object> patch = new LinkedHashMap<>();
		switch (this.random.nextInt(13)) {
			case 0, 1 -> patch.put("title", name("Item"));
			case 2, 3 -> patch.put("status", oneOf(STATUSES));
			case 4 -> patch.put("priority", oneOf(PRIORITIES));
			case 5 -> patch.put("progress", this.random.nextInt(101));
			case 6 -> patch.put("color", chance(30) ? null : oneOf(COLORS));
			case 7 -> patch.put("type", oneOf(TYPES));
			case 8 -> patch.put("locationId", chance(30) ? null : text(oneOf(this.world.locations())));
			case 9 -> patch.put("calendarVisible", this.random.nextBoolean());
			case 10 -> patch.putAll(times());
			case 11 -> patch.put("assigneeLabels", chance(30) ? List.of() : List.of(name("Guest")));
			default -> {
				patch.put("autoProgress", this.random.nextBoolean());
				patch.put("description", name("Words"));
				patch.put("activityCategory", chance(50) ? "office" : null);
			}
		}
		return new Action(whoWorksOn(item), "PATCH", path(item), patch, Touched.items(Set.of(item.id())));
	}

	private Action drag() {
		Item item = oneOf(this.world.living());
		return (item == null) ? create()
				: new Action(whoWorksOn(item), "PATCH", path(item), dates(), Touched.items(Set.of(item.id())));
	}

	private Action assign() {
		Item item = oneOf(this.world.living());
		return (item == null) ? create() : new Action(whoManages(item), "PATCH", path(item),
				Map.of("assigneeIds", chance(30) ? List.of() : somePeople(3)), Touched.items(Set.of(item.id())));
	}

	private Action move() {
		Item item = oneOf(this.world.living());
		if (item == null) {
			return create();
		}
		Map<String, Object> patch = new LinkedHashMap<>();
		Set<UUID> touched = new LinkedHashSet<>(Set.of(item.id()));
		Viewer actor = whoManages(item);
		if (chance(55)) {
			Item parent = oneOf(this.world.living()
				.stream()
				.filter((other) -> !other.isType("SUBTASK") || item.isType("SUBTASK"))
				.filter((other) -> chance(20) || manages(actor, other))
				.toList());
			patch.put("parentId", (parent != null) ? parent.id().toString() : null);
			if (parent != null) {
				touched.add(parent.id());
				if (chance(10)) {
					patch.put("teamId", text(oneOf(this.world.teams())));
				}
			}
		}
		else {
			patch.put("parentId", null);
			if (chance(80)) {
				patch.put("teamId", chance(35) ? null : text(oneOf(
						this.world.teams().stream().filter((team) -> chance(20) || edits(actor, team)).toList())));
			}
		}
		return new Action(actor, "PATCH", path(item), patch, Touched.items(touched));
	}

	private Action delete() {
		Item item = oneOf(this.world.living());
		return (item == null) ? create() : new Action(whoManages(item), "DELETE", path(item) + oneOf(CHILDREN), null,
				Touched.items(Set.of(item.id())));
	}

	private Action restore() {
		Item item = oneOf(this.world.trashed());
		return (item == null) ? create()
				: new Action(whoManages(item), "POST", path(item) + "/restore", null, Touched.items(Set.of(item.id())));
	}

	/**
	 * Takes back what somebody did last, or makes it again. What that was is not known
	 * here, so it may concern everybody.
	 */
	private Action undo() {
		return new Action(oneOf(this.people), "POST", "/api/changes/" + (chance(75) ? "undo" : "redo"), null,
				Touched.EVERYBODY);
	}

	private Action deleteForEver() {
		Item item = oneOf(this.world.trashed());
		return (item == null) ? create()
				: new Action(whoManages(item), "DELETE", "/api/trash/" + item.id(), null, Touched.NOTHING);
	}

	private Action bulk() {
		Viewer actor = oneOf(this.people);
		List<Item> candidates = this.world.living()
			.stream()
			.filter((item) -> manages(actor, item) || chance(1))
			.toList();
		Set<UUID> ids = new LinkedHashSet<>();
		for (int i = this.random.nextInt(5); i >= 0 && !candidates.isEmpty(); i--) {
			ids.add(oneOf(candidates).id());
		}
		if (chance(8)) {
			ids.add(new UUID(1, this.random.nextLong()));
		}
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("ids", ids.stream().map(UUID::toString).toList());
		Set<UUID> touched = new LinkedHashSet<>(ids);
		if (chance(30)) {
			body.put("delete", true);
			String children = oneOf(List.of("", "delete", "reparent"));
			if (!children.isEmpty()) {
				body.put("children", children);
			}
		}
		else {
			Map<String, Object> patch = new LinkedHashMap<>();
			switch (this.random.nextInt(6)) {
				case 0 -> patch.put("status", oneOf(STATUSES));
				case 1 -> patch.putAll(dates());
				case 2 -> patch.put("color", oneOf(COLORS));
				case 3 -> patch.put("assigneeIds", somePeople(2));
				case 4 -> patch.put("locationId", text(oneOf(this.world.locations())));
				default -> {
					Item parent = oneOf(candidates.stream().filter((item) -> !item.isType("SUBTASK")).toList());
					patch.put("parentId", (parent != null) ? parent.id().toString() : null);
					if (parent != null) {
						touched.add(parent.id());
					}
				}
			}
			body.put("patch", patch);
		}
		return new Action(actor, "POST", "/api/work-items/bulk", body, Touched.items(touched));
	}

	private Action importPlan() {
		Viewer actor = oneOf(this.people);
		Item parent = oneOf(this.world.living()
			.stream()
			.filter((item) -> item.isType("PROJECT", "ACTIVITY") && manages(actor, item))
			.toList());
		String above = (parent != null) ? parent.title() : "";
		String child = name("Item");
		StringBuilder plan = new StringBuilder("type,title,parent,start_date,assignee,status\n")
			.append("activity".equals((parent != null) ? parent.type().toLowerCase() : "") ? "task" : "activity")
			.append(",%s,%s,%s,%s,\n".formatted(child, above, date(), oneOf(this.people).username()))
			.append("task,%s,,%s,Printer,completed\n".formatted(name("Item"), date()))
			.append("subtask,%s,%s,%s,,%s\n".formatted(name("Item"), chance(95) ? child : "Nothing", date(),
					oneOf(STATUSES)));
		return new Action(actor, "POST", "/api/work-items/import", plan.toString(),
				Touched.items((parent != null) ? Set.of(parent.id()) : Set.of()));
	}

	private Action note() {
		if (chance(35) && !this.world.notes().isEmpty()) {
			Note note = oneOf(this.world.notes());
			Item item = this.world.items().get(note.item());
			Viewer actor = chance(50) ? viewer(note.author()) : whoManages(item);
			return new Action(actor, "DELETE", path(item) + "/notes/" + note.id(), null,
					Touched.items(Set.of(item.id())));
		}
		Item item = oneOf(this.world.living());
		return (item == null) ? create() : new Action(whoWorksOn(item), "POST", path(item) + "/notes",
				Map.of("text", name("Note")), Touched.items(Set.of(item.id())));
	}

	private Action location() {
		Viewer actor = oneOf(this.people);
		UUID location = oneOf(this.world.locations());
		if (location == null || (this.world.locations().size() < ENOUGH_LOCATIONS && chance(50))) {
			return new Action(actor, "POST", "/api/locations", Map.of("name", name("Room")), Touched.NOTHING);
		}
		String path = "/api/locations/" + location;
		return chance(25) ? new Action(actor, "DELETE", path, null, Touched.ofLocation(location))
				: new Action(actor, "PATCH", path,
						chance(20) ? Map.of("address", name("Street")) : Map.of("name", name("Room")),
						Touched.ofLocation(location));
	}

	private Action person() {
		Viewer person = oneOf(this.people.stream().filter((other) -> !other.equals(this.admin)).toList());
		boolean enabled = this.world.people().get(person.id()).enabled();
		long disabled = this.world.people().values().stream().filter((other) -> !other.enabled()).count();
		Map<String, Object> patch = new LinkedHashMap<>();
		if (!enabled || (chance(30) && disabled < 3)) {
			patch.put("enabled", !enabled);
		}
		else if (chance(40)) {
			patch.put("timeZone", oneOf(ZONES));
		}
		else {
			patch.put("displayName", name("Person"));
		}
		return new Action(chance(95) ? this.admin : oneOf(this.people), "PATCH", "/api/users/" + person.id(), patch,
				Touched.ofPerson(person.id()));
	}

	private Action team() {
		UUID team = oneOf(this.world.teams());
		if (team == null || (this.world.teams().size() < ENOUGH_TEAMS && chance(60))) {
			return new Action(oneOf(this.people), "POST", "/api/teams", Map.of("name", name("Team")), Touched.NOTHING);
		}
		return chance(12) ? new Action(whoLooksAfter(team), "DELETE", "/api/teams/" + team, null, Touched.ofTeam(team))
				: new Action(whoLooksAfter(team), "PATCH", "/api/teams/" + team, Map.of("name", name("Team")),
						Touched.ofTeam(team));
	}

	private Action membership() {
		UUID team = oneOf(this.world.teams());
		if (team == null) {
			return team();
		}
		List<UUID> members = List.copyOf(this.world.membersOf(team));
		boolean leaves = members.size() > 2 && chance(45);
		UUID person = (leaves || chance(30)) ? oneOf(members) : oneOf(this.people).id();
		String path = "/api/teams/" + team + "/members/" + person;
		if (leaves) {
			Viewer actor = chance(40) ? viewer(person) : whoLooksAfter(team);
			return new Action(actor, "DELETE", path, null, Touched.ofTeam(team).and(person));
		}
		if (chance(20)) {
			return new Action(viewer(person), "POST", "/api/teams/" + team + "/accept", null, Touched.membersOf(team));
		}
		return new Action(whoLooksAfter(team), "PUT", path, Map.of("role", oneOf(ROLES)),
				Touched.membersOf(team).and(person));
	}

	private Action settings() {
		Map<String, Object> patch = new LinkedHashMap<>();
		switch (this.random.nextInt(8)) {
			case 0 -> patch.put("color", chance(40) ? null : oneOf(COLORS));
			case 1, 2 -> patch.put("labels", chance(30) ? null : List.of(oneOf(List.of("A", "B", "C")), name("Label")));
			case 3 -> patch.put("inherit", this.random.nextBoolean());
			case 4 -> patch.put("workingHours",
					chance(30) ? null : Map.of("start", "0%d:00".formatted(this.random.nextInt(10))));
			case 5 -> patch.put("checklist", List.of(name("Check")));
			case 6 -> patch.put("timeZone", chance(30) ? null : oneOf(ZONES));
			default -> patch.put("reminders", List.of(this.random.nextInt(60)));
		}
		if (chance(10)) {
			return new Action(chance(90) ? this.admin : oneOf(this.people), "PATCH", "/api/settings", patch,
					Touched.EVERYBODY);
		}
		UUID team = oneOf(this.world.teams());
		if (team != null && chance(30)) {
			return new Action(whoLooksAfter(team), "PATCH", "/api/teams/" + team + "/settings", patch,
					Touched.ofTeam(team));
		}
		Item item = oneOf(this.world.living());
		return (item == null) ? create() : new Action(whoWorksOn(item), "PATCH", path(item) + "/settings", patch,
				Touched.items(Set.of(item.id())));
	}

	private static String path(Item item) {
		return "/api/work-items/" + item.id();
	}

	private String childType(Item parent) {
		return switch (parent.type()) {
			case "PROJECT", "SUB_PROJECT" -> oneOf(List.of("sub_project", "activity", "task", "task"));
			case "ACTIVITY" -> oneOf(List.of("sub_activity", "task"));
			case "SUB_ACTIVITY" -> "task";
			default -> "subtask";
		};
	}

	private Map<String, Object> dates() {
		LocalDate start = date();
		Map<String, Object> dates = new LinkedHashMap<>();
		dates.put("startDate", start.toString());
		dates.put("dueDate", chance(3) ? start.minusDays(1).toString()
				: start.plusDays(chance(10) ? this.random.nextInt(200) : this.random.nextInt(8)).toString());
		return dates;
	}

	private LocalDate date() {
		return LocalDate.of(2025, 9, 20).plusDays(this.random.nextInt(60));
	}

	private Map<String, Object> times() {
		Map<String, Object> times = new LinkedHashMap<>();
		times.put("startTime", chance(30) ? null : "09:%02d".formatted(this.random.nextInt(60)));
		times.put("endTime", chance(30) ? null : "1%d:00".formatted(this.random.nextInt(10)));
		if (chance(30)) {
			times.put("timeZone", oneOf(ZONES));
		}
		return times;
	}

	private List<String> somePeople(int most) {
		Set<String> some = new LinkedHashSet<>();
		for (int i = this.random.nextInt(most); i >= 0; i--) {
			some.add(oneOf(this.people).id().toString());
		}
		return List.copyOf(some);
	}

	private boolean manages(Viewer person, Item item) {
		return (item.team() != null) ? edits(person, item.team()) : item.owner().equals(person.id());
	}

	private boolean edits(Viewer person, UUID team) {
		String role = this.world.members().getOrDefault(team, Map.of()).get(person.id());
		return role != null && !role.equals("VIEWER");
	}

	private Viewer whoManages(Item item) {
		return chance(85) ? anyOr(this.people.stream().filter((person) -> manages(person, item)).toList())
				: oneOf(this.people);
	}

	private Viewer whoWorksOn(Item item) {
		return chance(60) ? whoManages(item)
				: anyOr(this.people.stream().filter((person) -> this.world.sees(person.id(), item)).toList());
	}

	private Viewer whoEdits(@Nullable UUID team) {
		return (team != null && chance(90))
				? anyOr(this.people.stream().filter((person) -> edits(person, team)).toList()) : oneOf(this.people);
	}

	private Viewer whoLooksAfter(UUID team) {
		return chance(90) ? anyOr(this.people.stream()
			.filter((person) -> "MANAGER".equals(this.world.members().get(team).get(person.id())))
			.toList()) : oneOf(this.people);
	}

	private Viewer anyOr(List<Viewer> some) {
		return some.isEmpty() ? oneOf(this.people) : oneOf(some);
	}

	private Viewer viewer(UUID personId) {
		return this.people.stream().filter((person) -> person.id().equals(personId)).findFirst().orElse(this.admin);
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	private <T> @Nullable T oneOf(List<T> all) {
		return all.isEmpty() ? null : all.get(this.random.nextInt(all.size()));
	}

	private String name(String kind) {
		this.names++;
		return kind + " " + this.names;
	}

	private static @Nullable String text(@Nullable UUID id) {
		return (id != null) ? id.toString() : null;
	}

	/**
	 * Something that somebody does.
	 *
	 * @param body JSON, a table, or {@code null}
	 */
	record Action(Viewer actor, String method, String path, @Nullable Object body, Touched touched) {

		String[] headers() {
			return (this.body instanceof String) ? new String[] { "Content-Type", "text/csv" } : new String[0];
		}

		@Override
		public String toString() {
			return "%s %s %s %s".formatted(this.actor.username(), this.method, this.path, this.body);
		}

	}

	/**
	 * What a action is about, from which it follows whom it can concern at most.
	 *
	 * @param items items whose trees change
	 * @param teams teams that change
	 * @param membersOf teams of which the members alone are concerned
	 * @param people people whose names change
	 * @param onlyPeople people who alone are concerned
	 * @param locations places whose names change
	 * @param everybody whether nobody can be left out
	 */
	record Touched(Collection<UUID> items, List<UUID> teams, List<UUID> membersOf, List<UUID> people,
			List<UUID> onlyPeople, List<UUID> locations, boolean everybody) {

		static final Touched NOTHING = items(Set.of());

		static final Touched EVERYBODY = new Touched(Set.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
				true);

		static Touched items(Collection<UUID> ids) {
			return new Touched(ids, List.of(), List.of(), List.of(), List.of(), List.of(), false);
		}

		static Touched ofTeam(UUID id) {
			return new Touched(Set.of(), List.of(id), List.of(), List.of(), List.of(), List.of(), false);
		}

		static Touched membersOf(UUID id) {
			return new Touched(Set.of(), List.of(), List.of(id), List.of(), List.of(), List.of(), false);
		}

		static Touched ofPerson(UUID id) {
			return new Touched(Set.of(), List.of(), List.of(), List.of(id), List.of(), List.of(), false);
		}

		static Touched ofLocation(UUID id) {
			return new Touched(Set.of(), List.of(), List.of(), List.of(), List.of(), List.of(id), false);
		}

		Touched and(UUID personId) {
			List<UUID> more = new ArrayList<>(this.onlyPeople);
			more.add(personId);
			return new Touched(this.items, this.teams, this.membersOf, this.people, more, this.locations,
					this.everybody);
		}

		/**
		 * Returns everybody who can be concerned.
		 */
		Set<UUID> audience(OracleWorld before, OracleWorld after) {
			Set<UUID> audience = new HashSet<>(this.onlyPeople);
			Set<UUID> touchedItems = new HashSet<>(this.items);
			after.items().keySet().stream().filter((id) -> !before.items().containsKey(id)).forEach(touchedItems::add);
			for (OracleWorld world : List.of(before, after)) {
				touchedItems.forEach((id) -> audience.addAll(world.audienceOfTree(id)));
				this.teams.forEach((id) -> audience.addAll(world.audienceOfTeam(id)));
				this.membersOf.forEach((id) -> audience.addAll(world.membersOf(id)));
				this.people.forEach((id) -> audience.addAll(world.audienceOfPerson(id)));
				this.locations.forEach((id) -> audience.addAll(world.audienceOfLocation(id)));
			}
			return audience;
		}

	}

}
