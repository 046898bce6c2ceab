package dev.kalends.calendar.oracle;

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
import dev.kalends.calendar.oracle.OracleWorld.Item;
import dev.kalends.calendar.oracle.OracleWorld.Note;
import org.jspecify.annotations.Nullable;

/**
 * Generates random actions from a seed. Most of them are permitted, some are not.
 */
public class RandomActions {

	private static final List<String> TYPES = List.of("project", "sub_project", "activity", "sub_activity", "task",
			"subtask", "task", "activity");

	private static final List<String> STATUSES = List.of("not_started", "in_progress", "at_risk", "blocked",
			"completed", "completed", "cancelled");

	private static final List<String> PRIORITIES = List.of("low", "medium", "high", "urgent", "critical");

	private static final List<String> COLORS = List.of("#112233", "#a1b2c3", "#00ff7f", "#7f0000");

	private static final List<String> ZONES = List.of("Asia/Tokyo", "Europe/Berlin", "America/New_York", "UTC");

	private static final List<String> ROLES = List.of("viewer", "editor", "editor", "manager");

	private static final List<String> CHILDREN = List.of("", "?children=delete", "?children=reparent");

	/**
	 * The share of actions on series, in percent.
	 */
	private static final int SERIES_SHARE = 30;

	private static final int MAX_ITEMS = 80;

	private static final int MIN_ITEMS = 25;

	private static final int MAX_TRASHED = 60;

	private static final int MAX_TEAMS = 5;

	private static final int MAX_LOCATIONS = 6;

	private final Random random;

	private final Viewer admin;

	private final List<Viewer> people;

	private OracleWorld world;

	private final RandomSeriesActions series = new RandomSeriesActions(this);

	private int names;

	/**
	 * Creates the generator.
	 * @param people the acting people, including the administrator
	 */
	public RandomActions(Random random, Viewer admin, List<Viewer> people, OracleWorld world) {
		this.random = random;
		this.admin = admin;
		this.people = people;
		this.world = world;
	}

	/**
	 * Returns the next action.
	 * @param current the current content of the database
	 */
	public Action next(OracleWorld current) {
		this.world = current;
		if (chance(SERIES_SHARE)) {
			return this.series.next(current);
		}
		int roll = this.random.nextInt(100);
		if (this.world.activeItems().size() < MIN_ITEMS && roll < 50) {
			return create();
		}
		if (roll < 12) {
			return (this.world.activeItems().size() < MAX_ITEMS) ? create() : delete();
		}
		if (roll < 14) {
			return importPlan();
		}
		if (roll < 17 || this.world.members().size() < MAX_TEAMS - 2) {
			return team();
		}
		if (roll < 30) {
			return edit();
		}
		if (roll < 37) {
			return drag();
		}
		if (roll < 45) {
			return assign();
		}
		if (roll < 55) {
			return move();
		}
		if (roll < 61) {
			return delete();
		}
		if (roll < 65) {
			return (this.world.trashed().size() < MAX_TRASHED) ? restore() : deletePermanently();
		}
		if (roll < 69) {
			return undo();
		}
		if (roll < 70) {
			return deletePermanently();
		}
		if (roll < 72) {
			return bulk();
		}
		if (roll < 76) {
			return note();
		}
		if (roll < 81) {
			return location();
		}
		if (roll < 85) {
			return person();
		}
		if (roll < 92) {
			return membership();
		}
		return settings();
	}

	/**
	 * Returns an action that creates initial data: items and a few locations.
	 */
	public Action initial(OracleWorld current) {
		this.world = current;
		return (this.world.locations().size() < MAX_LOCATIONS / 2)
				? new Action(this.admin, "POST", "/api/locations", Map.of("name", name("Room")), Affected.NONE)
				: create();
	}

	private Action create() {
		return create(Map.of());
	}

	/**
	 * Returns an action that creates an item.
	 * @param members the members that are not chosen at random
	 */
	Action create(Map<String, Object> members) {
		Map<String, Object> item = new LinkedHashMap<>();
		Set<UUID> changed = new LinkedHashSet<>();
		Item parent = chance(60)
				? pick(this.world.activeItems().stream().filter((candidate) -> !candidate.isType("SUBTASK")).toList())
				: null;
		item.put("type", (parent != null) ? childType(parent) : pick(TYPES));
		item.put("title", name("Item"));
		UUID team = null;
		if (parent != null) {
			item.put("parentId", parent.id().toString());
			changed.add(parent.id());
		}
		else if (chance(60)) {
			team = pick(this.world.teams());
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
			item.put("locationId", text(pick(this.world.locations())));
		}
		if (chance(20)) {
			item.put("color", pick(COLORS));
		}
		if (chance(20)) {
			item.put("status", pick(STATUSES));
		}
		item.putAll(members);
		Viewer actor = (parent != null) ? pickManager(parent) : pickTeamEditor(team);
		return new Action(actor, "POST", "/api/work-items", item, Affected.items(changed));
	}

	private Action edit() {
		Item item = pick(this.world.activeItems());
		return (item == null) ? create() : edit(item);
	}

	Action edit(Item item) {
		return new Action(pickEditor(item), "PATCH", path(item), content(), Affected.items(Set.of(item.id())));
	}

	/**
	 * Returns a patch of members that assignees and editors change.
	 */
	Map<String, Object> content() {
		Map<String, Object> patch = new LinkedHashMap<>();
		switch (this.random.nextInt(13)) {
			case 0, 1 -> patch.put("title", name("Item"));
			case 2, 3 -> patch.put("status", pick(STATUSES));
			case 4 -> patch.put("priority", pick(PRIORITIES));
			case 5 -> patch.put("progress", this.random.nextInt(101));
			case 6 -> patch.put("color", chance(30) ? null : pick(COLORS));
			case 7 -> patch.put("type", pick(TYPES));
			case 8 -> patch.put("locationId", chance(30) ? null : text(pick(this.world.locations())));
			case 9 -> patch.put("calendarVisible", this.random.nextBoolean());
			case 10 -> patch.putAll(times());
			case 11 -> patch.put("assigneeLabels", chance(30) ? List.of() : List.of(name("Guest")));
			default -> {
				patch.put("autoProgress", this.random.nextBoolean());
				patch.put("description", name("Words"));
				patch.put("activityCategory", chance(50) ? "office" : null);
			}
		}
		return patch;
	}

	private Action drag() {
		Item item = pick(this.world.activeItems());
		return (item == null) ? create() : drag(item);
	}

	Action drag(Item item) {
		return new Action(pickEditor(item), "PATCH", path(item), dates(), Affected.items(Set.of(item.id())));
	}

	private Action assign() {
		Item item = pick(this.world.activeItems());
		return (item == null) ? create() : assign(item);
	}

	Action assign(Item item) {
		return new Action(pickManager(item), "PATCH", path(item), assignees(), Affected.items(Set.of(item.id())));
	}

	Map<String, Object> assignees() {
		return Map.of("assigneeIds", chance(30) ? List.of() : somePeople(3));
	}

	private Action move() {
		Item item = pick(this.world.activeItems());
		return (item == null) ? create() : move(item);
	}

	Action move(Item item) {
		Map<String, Object> patch = new LinkedHashMap<>();
		Set<UUID> affected = new LinkedHashSet<>(Set.of(item.id()));
		Viewer actor = pickManager(item);
		if (chance(55)) {
			Item parent = pick(this.world.activeItems()
				.stream()
				.filter((other) -> !other.isType("SUBTASK") || item.isType("SUBTASK"))
				.filter((other) -> chance(20) || manages(actor, other))
				.toList());
			patch.put("parentId", (parent != null) ? parent.id().toString() : null);
			if (parent != null) {
				affected.add(parent.id());
				if (chance(10)) {
					patch.put("teamId", text(pick(this.world.teams())));
				}
			}
		}
		else {
			patch.put("parentId", null);
			if (chance(80)) {
				patch.put("teamId", chance(35) ? null : text(
						pick(this.world.teams().stream().filter((team) -> chance(20) || edits(actor, team)).toList())));
			}
		}
		return new Action(actor, "PATCH", path(item), patch, Affected.items(affected));
	}

	private Action delete() {
		Item item = pick(this.world.activeItems());
		return (item == null) ? create() : delete(item);
	}

	Action delete(Item item) {
		return new Action(pickManager(item), "DELETE", path(item) + pick(CHILDREN), null,
				Affected.items(Set.of(item.id())));
	}

	private Action restore() {
		Item item = pick(this.world.trashed());
		return (item == null) ? create() : restore(item);
	}

	Action restore(Item item) {
		return new Action(pickManager(item), "POST", path(item) + "/restore", null, Affected.items(Set.of(item.id())));
	}

	/**
	 * Undoes or redoes a person's last change. The content of that change is unknown
	 * here, so it may affect everyone.
	 */
	private Action undo() {
		return new Action(pick(this.people), "POST", "/api/changes/" + (chance(75) ? "undo" : "redo"), null,
				Affected.EVERYONE);
	}

	private Action deletePermanently() {
		Item item = pick(this.world.trashed());
		return (item == null) ? create() : deletePermanently(item);
	}

	Action deletePermanently(Item item) {
		return new Action(pickManager(item), "DELETE", "/api/trash/" + item.id(), null, Affected.NONE);
	}

	private Action bulk() {
		return bulk(this.world.activeItems());
	}

	Action bulk(List<Item> items) {
		Viewer actor = pick(this.people);
		List<Item> candidates = items.stream().filter((item) -> manages(actor, item) || chance(1)).toList();
		Set<UUID> ids = new LinkedHashSet<>();
		for (int i = this.random.nextInt(5); i >= 0 && !candidates.isEmpty(); i--) {
			ids.add(pick(candidates).id());
		}
		if (chance(8)) {
			ids.add(new UUID(1, this.random.nextLong()));
		}
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("ids", ids.stream().map(UUID::toString).toList());
		Set<UUID> affected = new LinkedHashSet<>(ids);
		if (chance(30)) {
			body.put("delete", true);
			String children = pick(List.of("", "delete", "reparent"));
			if (!children.isEmpty()) {
				body.put("children", children);
			}
		}
		else {
			Map<String, Object> patch = new LinkedHashMap<>();
			switch (this.random.nextInt(7)) {
				case 0 -> patch.put("status", pick(STATUSES));
				case 1 -> patch.putAll(dates());
				case 2 -> patch.put("color", pick(COLORS));
				case 3 -> patch.put("assigneeIds", somePeople(2));
				case 4 -> patch.put("locationId", text(pick(this.world.locations())));
				case 5 -> patch.put("recurrenceRule", chance(50) ? null : "FREQ=WEEKLY;COUNT=5");
				default -> {
					Item parent = pick(this.world.activeItems()
						.stream()
						.filter((item) -> !item.isType("SUBTASK") && manages(actor, item))
						.toList());
					patch.put("parentId", (parent != null) ? parent.id().toString() : null);
					if (parent != null) {
						affected.add(parent.id());
					}
				}
			}
			body.put("patch", patch);
		}
		return new Action(actor, "POST", "/api/work-items/bulk", body, Affected.items(affected));
	}

	private Action importPlan() {
		Viewer actor = pick(this.people);
		Item parent = pick(this.world.activeItems()
			.stream()
			.filter((item) -> item.isType("PROJECT", "ACTIVITY") && manages(actor, item))
			.toList());
		String parentTitle = (parent != null) ? parent.title() : "";
		String child = name("Item");
		StringBuilder plan = new StringBuilder("type,title,parent,start_date,assignee,status\n")
			.append("activity".equals((parent != null) ? parent.type().toLowerCase() : "") ? "task" : "activity")
			.append(",%s,%s,%s,%s,\n".formatted(child, parentTitle, date(), pick(this.people).username()))
			.append("task,%s,,%s,Printer,completed\n".formatted(name("Item"), date()))
			.append("subtask,%s,%s,%s,,%s\n".formatted(name("Item"), chance(95) ? child : "Nothing", date(),
					pick(STATUSES)));
		return new Action(actor, "POST", "/api/work-items/import", plan.toString(),
				Affected.items((parent != null) ? Set.of(parent.id()) : Set.of()));
	}

	private Action note() {
		if (chance(35) && !this.world.notes().isEmpty()) {
			Note note = pick(this.world.notes());
			Item item = this.world.items().get(note.item());
			Viewer actor = chance(50) ? viewer(note.author()) : pickManager(item);
			return new Action(actor, "DELETE", path(item) + "/notes/" + note.id(), null,
					Affected.items(Set.of(item.id())));
		}
		Item item = pick(this.world.activeItems());
		return (item == null) ? create() : new Action(pickEditor(item), "POST", path(item) + "/notes",
				Map.of("text", name("Note")), Affected.items(Set.of(item.id())));
	}

	private Action location() {
		Viewer actor = pick(this.people);
		UUID location = pick(this.world.locations());
		if (location == null || (this.world.locations().size() < MAX_LOCATIONS && chance(50))) {
			return new Action(actor, "POST", "/api/locations", Map.of("name", name("Room")), Affected.NONE);
		}
		String path = "/api/locations/" + location;
		return chance(25) ? new Action(actor, "DELETE", path, null, Affected.ofLocation(location))
				: new Action(actor, "PATCH", path,
						chance(20) ? Map.of("address", name("Street")) : Map.of("name", name("Room")),
						Affected.ofLocation(location));
	}

	private Action person() {
		Viewer person = pick(this.people.stream().filter((other) -> !other.equals(this.admin)).toList());
		boolean enabled = this.world.people().get(person.id()).enabled();
		long disabled = this.world.people().values().stream().filter((other) -> !other.enabled()).count();
		Map<String, Object> patch = new LinkedHashMap<>();
		if (!enabled || (chance(30) && disabled < 3)) {
			patch.put("enabled", !enabled);
		}
		else if (chance(40)) {
			patch.put("timeZone", pick(ZONES));
		}
		else {
			patch.put("displayName", name("Person"));
		}
		return new Action(chance(95) ? this.admin : pick(this.people), "PATCH", "/api/users/" + person.id(), patch,
				Affected.ofPerson(person.id()));
	}

	private Action team() {
		UUID team = pick(this.world.teams());
		if (team == null || (this.world.teams().size() < MAX_TEAMS && chance(60))) {
			return new Action(pick(this.people), "POST", "/api/teams", Map.of("name", name("Team")), Affected.NONE);
		}
		return chance(12)
				? new Action(pickTeamManager(team), "DELETE", "/api/teams/" + team, null, Affected.ofTeam(team))
				: new Action(pickTeamManager(team), "PATCH", "/api/teams/" + team, Map.of("name", name("Team")),
						Affected.ofTeam(team));
	}

	private Action membership() {
		UUID team = pick(this.world.teams());
		if (team == null) {
			return team();
		}
		List<UUID> members = List.copyOf(this.world.membersOf(team));
		boolean leaves = members.size() > 2 && chance(45);
		UUID person = (leaves || chance(30)) ? pick(members) : pick(this.people).id();
		String path = "/api/teams/" + team + "/members/" + person;
		if (leaves) {
			Viewer actor = chance(40) ? viewer(person) : pickTeamManager(team);
			return new Action(actor, "DELETE", path, null, Affected.ofTeam(team).and(person));
		}
		if (chance(20)) {
			return new Action(viewer(person), "POST", "/api/teams/" + team + "/accept", null, Affected.membersOf(team));
		}
		return new Action(pickTeamManager(team), "PUT", path, Map.of("role", pick(ROLES)),
				Affected.membersOf(team).and(person));
	}

	private Action settings() {
		Map<String, Object> patch = new LinkedHashMap<>();
		switch (this.random.nextInt(8)) {
			case 0 -> patch.put("color", chance(40) ? null : pick(COLORS));
			case 1, 2 -> patch.put("labels", chance(30) ? null : List.of(pick(List.of("A", "B", "C")), name("Label")));
			case 3 -> patch.put("inherit", this.random.nextBoolean());
			case 4 -> patch.put("workingHours",
					chance(30) ? null : Map.of("start", "0%d:00".formatted(this.random.nextInt(10))));
			case 5 -> patch.put("checklist", List.of(name("Check")));
			case 6 -> patch.put("timeZone", chance(30) ? null : pick(ZONES));
			default -> patch.put("reminders", List.of(this.random.nextInt(60)));
		}
		if (chance(10)) {
			return new Action(chance(90) ? this.admin : pick(this.people), "PATCH", "/api/settings", patch,
					Affected.EVERYONE);
		}
		UUID team = pick(this.world.teams());
		if (team != null && chance(30)) {
			return new Action(pickTeamManager(team), "PATCH", "/api/teams/" + team + "/settings", patch,
					Affected.ofTeam(team));
		}
		Item item = pick(this.world.activeItems());
		return (item == null) ? create() : new Action(pickEditor(item), "PATCH", path(item) + "/settings", patch,
				Affected.items(Set.of(item.id())));
	}

	static String path(Item item) {
		return "/api/work-items/" + item.id();
	}

	private String childType(Item parent) {
		return switch (parent.type()) {
			case "PROJECT", "SUB_PROJECT" -> pick(List.of("sub_project", "activity", "task", "task"));
			case "ACTIVITY" -> pick(List.of("sub_activity", "task"));
			case "SUB_ACTIVITY" -> "task";
			default -> "subtask";
		};
	}

	Map<String, Object> dates() {
		LocalDate start = date();
		Map<String, Object> dates = new LinkedHashMap<>();
		dates.put("startDate", start.toString());
		dates.put("dueDate", chance(3) ? start.minusDays(1).toString()
				: start.plusDays(chance(10) ? this.random.nextInt(200) : this.random.nextInt(8)).toString());
		return dates;
	}

	LocalDate date() {
		return LocalDate.of(2025, 9, 20).plusDays(this.random.nextInt(60));
	}

	Map<String, Object> times() {
		Map<String, Object> times = new LinkedHashMap<>();
		times.put("startTime", chance(30) ? null : "09:%02d".formatted(this.random.nextInt(60)));
		times.put("endTime", chance(30) ? null : "1%d:00".formatted(this.random.nextInt(10)));
		if (chance(30)) {
			times.put("timeZone", pick(ZONES));
		}
		return times;
	}

	private List<String> somePeople(int max) {
		Set<String> candidates = new LinkedHashSet<>();
		for (int i = this.random.nextInt(max); i >= 0; i--) {
			candidates.add(pick(this.people).id().toString());
		}
		return List.copyOf(candidates);
	}

	private boolean manages(Viewer person, Item item) {
		return (item.team() != null) ? edits(person, item.team()) : item.owner().equals(person.id());
	}

	private boolean edits(Viewer person, UUID team) {
		String role = this.world.members().getOrDefault(team, Map.of()).get(person.id());
		return role != null && !role.equals("VIEWER");
	}

	Viewer pickManager(Item item) {
		return chance(85) ? pickOrAnyone(this.people.stream().filter((person) -> manages(person, item)).toList())
				: pick(this.people);
	}

	Viewer pickEditor(Item item) {
		return chance(60) ? pickManager(item)
				: pickOrAnyone(this.people.stream().filter((person) -> this.world.canSee(person.id(), item)).toList());
	}

	private Viewer pickTeamEditor(@Nullable UUID team) {
		return (team != null && chance(90))
				? pickOrAnyone(this.people.stream().filter((person) -> edits(person, team)).toList())
				: pick(this.people);
	}

	private Viewer pickTeamManager(UUID team) {
		return chance(90) ? pickOrAnyone(this.people.stream()
			.filter((person) -> "MANAGER".equals(this.world.members().get(team).get(person.id())))
			.toList()) : pick(this.people);
	}

	private Viewer pickOrAnyone(List<Viewer> candidates) {
		return candidates.isEmpty() ? pick(this.people) : pick(candidates);
	}

	private Viewer viewer(UUID personId) {
		return this.people.stream().filter((person) -> person.id().equals(personId)).findFirst().orElse(this.admin);
	}

	int number(int bound) {
		return this.random.nextInt(bound);
	}

	boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	<T> @Nullable T pick(List<T> all) {
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
	 * An action of a person.
	 *
	 * @param body JSON, CSV text or {@code null}
	 */
	public record Action(Viewer actor, String method, String path, @Nullable Object body, Affected affected) {

		public String[] headers() {
			return (this.body instanceof String) ? new String[] { "Content-Type", "text/csv" } : new String[0];
		}

		@Override
		public String toString() {
			return "%s %s %s %s".formatted(this.actor.username(), this.method, this.path, this.body);
		}

	}

	/**
	 * The objects that an action changes, which limits the people it can affect.
	 *
	 * @param items items whose trees change
	 * @param teams teams that change
	 * @param membersOf teams whose members are affected, but not their outside assignees
	 * @param people people whose names change
	 * @param onlyPeople people who are affected directly
	 * @param locations locations whose names change
	 * @param everyone whether everyone may be affected
	 */
	public record Affected(Collection<UUID> items, List<UUID> teams, List<UUID> membersOf, List<UUID> people,
			List<UUID> onlyPeople, List<UUID> locations, boolean everyone) {

		public static final Affected NONE = items(Set.of());

		public static final Affected EVERYONE = new Affected(Set.of(), List.of(), List.of(), List.of(), List.of(),
				List.of(), true);

		public static Affected items(Collection<UUID> ids) {
			return new Affected(ids, List.of(), List.of(), List.of(), List.of(), List.of(), false);
		}

		public static Affected ofTeam(UUID id) {
			return new Affected(Set.of(), List.of(id), List.of(), List.of(), List.of(), List.of(), false);
		}

		public static Affected membersOf(UUID id) {
			return new Affected(Set.of(), List.of(), List.of(id), List.of(), List.of(), List.of(), false);
		}

		public static Affected ofPerson(UUID id) {
			return new Affected(Set.of(), List.of(), List.of(), List.of(id), List.of(), List.of(), false);
		}

		public static Affected ofLocation(UUID id) {
			return new Affected(Set.of(), List.of(), List.of(), List.of(), List.of(), List.of(id), false);
		}

		public Affected and(UUID personId) {
			List<UUID> more = new ArrayList<>(this.onlyPeople);
			more.add(personId);
			return new Affected(this.items, this.teams, this.membersOf, this.people, more, this.locations,
					this.everyone);
		}

		/**
		 * Returns everyone who may be affected.
		 */
		public Set<UUID> audience(OracleWorld before, OracleWorld after) {
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
