package dev.kalends.calendar.oracle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.kalends.workitem.WorkItemType;
import dev.kalends.workitem.recurrence.Recurrence;
import dev.kalends.workitem.recurrence.RecurrenceRule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The content of the database at one instant, read with plain SQL independent of the
 * application: memberships, the tree of items, series with their exceptions, and
 * assignments.
 *
 * @param items all items including trashed ones, in the order of their creation
 * @param members the role of each member, by team
 * @param people the state of each person's account
 * @param locations the ids of all locations
 * @param notes all notes
 * @param exceptions the occurrences of series that are replaced or removed
 */
public record OracleWorld(Map<UUID, Item> items, Map<UUID, Map<UUID, String>> members, Map<UUID, Person> people,
		List<UUID> locations, List<Note> notes, List<SeriesDate> exceptions) {

	public static OracleWorld read(JdbcTemplate jdbc) {
		Map<UUID, Set<UUID>> assignees = new HashMap<>();
		jdbc.query("select work_item_id, person_id from work_item_assignee", (row) -> {
			assignees.computeIfAbsent(row.getObject(1, UUID.class), (key) -> new LinkedHashSet<>())
				.add(row.getObject(2, UUID.class));
		});
		List<Item> items = jdbc.query("select * from work_item", (row, index) -> item(row, assignees));
		Map<UUID, Item> byId = new LinkedHashMap<>();
		items.stream()
			.sorted(Comparator.comparing((item) -> item.id().toString()))
			.forEach((item) -> byId.put(item.id(), item));
		Map<UUID, Map<UUID, String>> members = new LinkedHashMap<>();
		jdbc.queryForList("select id from team where deleted_at is null", UUID.class)
			.stream()
			.sorted(Comparator.comparing(UUID::toString))
			.forEach((team) -> members.put(team, new LinkedHashMap<>()));
		jdbc.query("select team_id, person_id, role from team_member order by team_id, person_id", (row) -> {
			members.get(row.getObject(1, UUID.class)).put(row.getObject(2, UUID.class), row.getString(3));
		});
		Map<UUID, Person> people = new LinkedHashMap<>();
		jdbc.query("select id, session_epoch, enabled from person", (row) -> {
			people.put(row.getObject(1, UUID.class), new Person(row.getInt(2), row.getBoolean(3)));
		});
		List<Note> notes = jdbc.query("select id, work_item_id, author_id from note",
				(row, index) -> new Note(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
						row.getObject(3, UUID.class)));
		List<SeriesDate> exceptions = jdbc.query(
				"select series_id, occurrence, override_id from series_exception order by series_id, occurrence",
				(row, index) -> new SeriesDate(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class),
						row.getObject(3, UUID.class)));
		return new OracleWorld(byId, members, people, sorted(jdbc.queryForList("select id from location", UUID.class)),
				notes.stream().sorted(Comparator.comparing((note) -> note.id().toString())).toList(), exceptions);
	}

	private static Item item(ResultSet row, Map<UUID, Set<UUID>> assignees) throws SQLException {
		UUID id = row.getObject("id", UUID.class);
		return new Item(id, row.getString("type"), row.getString("title"), row.getString("status"),
				row.getObject("parent_id", UUID.class), ids(row.getArray("ancestor_ids")),
				row.getObject("owner_id", UUID.class), row.getObject("team_id", UUID.class),
				row.getObject("location_id", UUID.class), row.getInt("progress"), row.getBoolean("auto_progress"),
				row.getTimestamp("trashed_at") != null, assignees.getOrDefault(id, Set.of()),
				row.getObject("series_id", UUID.class), row.getObject("occurrence", LocalDate.class), recurrence(row));
	}

	private static @Nullable Recurrence recurrence(ResultSet row) throws SQLException {
		String rule = row.getString("recurrence_rule");
		if (rule == null) {
			return null;
		}
		LocalDate start = row.getObject("start_date", LocalDate.class);
		return new Recurrence(RecurrenceRule.parse(rule),
				(start != null) ? start : row.getObject("due_date", LocalDate.class),
				row.getObject("start_time", LocalTime.class),
				Optional.ofNullable(row.getString("time_zone")).map(ZoneId::of).orElse(null));
	}

	private static List<UUID> sorted(Collection<UUID> ids) {
		return ids.stream().sorted(Comparator.comparing(UUID::toString)).toList();
	}

	private static List<UUID> ids(java.sql.Array array) throws SQLException {
		return Arrays.stream((Object[]) array.getArray()).map(UUID.class::cast).toList();
	}

	public List<Item> activeItems() {
		return this.items.values().stream().filter((item) -> !item.trashed()).toList();
	}

	public List<Item> trashed() {
		return this.items.values().stream().filter(Item::trashed).toList();
	}

	/**
	 * Returns the series that are not in the trash.
	 */
	public List<Item> series() {
		return activeItems().stream().filter(Item::isSeries).toList();
	}

	public List<UUID> teams() {
		return List.copyOf(this.members.keySet());
	}

	public Set<UUID> membersOf(@Nullable UUID teamId) {
		return this.members.getOrDefault(teamId, Map.of()).keySet();
	}

	/**
	 * Returns whether a person can see an item.
	 */
	public boolean canSee(UUID personId, Item item) {
		return !item.trashed() && (item.assignees().contains(personId) || isInside(personId, item));
	}

	private boolean isInside(UUID personId, Item item) {
		return (item.team() != null) ? membersOf(item.team()).contains(personId) : item.owner().equals(personId);
	}

	/**
	 * Returns everyone who can see any item of an item's tree. A series and its overrides
	 * are in one tree.
	 */
	public Set<UUID> audienceOfTree(UUID itemId) {
		Item item = this.items.get(itemId);
		return (item == null) ? Set.of()
				: audience(this.items.values().stream().filter((other) -> other.root().equals(item.root())));
	}

	/**
	 * Returns all members of a team and all assignees of its items.
	 */
	public Set<UUID> audienceOfTeam(UUID teamId) {
		Set<UUID> audience = audience(this.items.values().stream().filter((item) -> teamId.equals(item.team())));
		audience.addAll(membersOf(teamId));
		return audience;
	}

	/**
	 * Returns everyone who can see the name of a location.
	 */
	public Set<UUID> audienceOfLocation(UUID locationId) {
		return audience(this.items.values().stream().filter((item) -> locationId.equals(item.location())));
	}

	/**
	 * Returns a person and everyone who can see their name.
	 */
	public Set<UUID> audienceOfPerson(UUID personId) {
		Set<UUID> audience = audience(
				this.items.values().stream().filter((item) -> item.assignees().contains(personId)));
		audience.add(personId);
		return audience;
	}

	private Set<UUID> audience(Stream<Item> items) {
		Set<UUID> audience = new HashSet<>();
		items.forEach((item) -> {
			audience.addAll(membersOf(item.team()));
			audience.addAll(item.assignees());
			audience.add(item.owner());
		});
		return audience;
	}

	/**
	 * Returns violations of the invariants of trees and series; empty if there are none.
	 */
	public List<String> inconsistencies() {
		List<String> inconsistencies = new ArrayList<>();
		for (Item item : activeItems()) {
			if (item.team() != null && !this.members.containsKey(item.team())) {
				inconsistencies.add(item + " is in a deleted team");
			}
			Item parent = this.items.get(item.parent());
			if (parent == null) {
				if (!item.ancestors().isEmpty()) {
					inconsistencies.add(item + " is a root with ancestors");
				}
				continue;
			}
			List<UUID> path = new ArrayList<>(parent.ancestors());
			path.add(parent.id());
			if (!path.equals(item.ancestors())) {
				inconsistencies.add(item + " has a path that does not match its parent " + parent);
			}
			if (!item.mayBeChildOf(parent)) {
				inconsistencies.add(item + " may not be a child of " + parent);
			}
			if (parent.trashed()) {
				inconsistencies.add(item + " has a trashed parent: " + parent);
			}
			if ((item.team() != null) ? !item.team().equals(parent.team())
					: parent.team() != null || !item.owner().equals(parent.owner())) {
				inconsistencies.add(item + " has a different team or owner than " + parent);
			}
		}
		for (Item item : activeItems()) {
			List<Item> counted = activeItems().stream()
				.filter((child) -> item.id().equals(child.parent()) && !child.isOverride())
				.filter((child) -> !child.status().equals("CANCELLED"))
				.toList();
			int sum = counted.stream().mapToInt(Item::progress).sum();
			if (item.autoProgress() && !item.status().equals("COMPLETED") && !counted.isEmpty()
					&& item.progress() != sum / counted.size()) {
				inconsistencies.add(item + " has a progress of " + item.progress() + ", but its " + counted.size()
						+ " children have a sum of " + sum);
			}
		}
		inconsistencies.addAll(new SeriesInvariants(this).violations());
		return inconsistencies;
	}

	/**
	 * Returns the events of a feed that show the wrong item for an occurrence of a
	 * series.
	 */
	public List<String> wronglyShown(JsonNode feed) {
		return new SeriesInvariants(this).wronglyShown(feed);
	}

	/**
	 * A work item.
	 *
	 * @param series the series of an override
	 * @param occurrence the original date of an override
	 * @param recurrence the dates of a series
	 */
	public record Item(UUID id, String type, String title, String status, @Nullable UUID parent, List<UUID> ancestors,
			UUID owner, @Nullable UUID team, @Nullable UUID location, int progress, boolean autoProgress,
			boolean trashed, Set<UUID> assignees, @Nullable UUID series, @Nullable LocalDate occurrence,
			@Nullable Recurrence recurrence) {

		/**
		 * Returns the root of the item's tree. An override that is a root belongs to the
		 * tree of its series.
		 */
		public UUID root() {
			if (!this.ancestors.isEmpty()) {
				return this.ancestors.get(0);
			}
			return (this.series != null) ? this.series : this.id;
		}

		public boolean isSeries() {
			return this.recurrence != null;
		}

		public boolean isOverride() {
			return this.series != null;
		}

		public boolean mayBeChildOf(Item candidate) {
			boolean deepSubtask = candidate.isType("SUBTASK") && this.ancestors.size() > 5;
			return WorkItemType.valueOf(candidate.type).mayContain(WorkItemType.valueOf(this.type)) && !deepSubtask
					&& this.ancestors.size() <= 9;
		}

		public boolean isType(String... types) {
			return List.of(types).contains(this.type);
		}

	}

	/**
	 * An occurrence of a series that is replaced or removed.
	 *
	 * @param date the original date
	 * @param override the item that replaces it; {@code null} if it is removed
	 */
	public record SeriesDate(UUID series, LocalDate date, @Nullable UUID override) {

	}

	/**
	 * The account state that sessions and sign-ins depend on.
	 */
	public record Person(int epoch, boolean enabled) {

	}

	/**
	 * A note on an item.
	 */
	public record Note(UUID id, UUID item, UUID author) {

	}

}
