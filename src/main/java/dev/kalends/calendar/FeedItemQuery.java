package dev.kalends.calendar;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

import dev.kalends.settings.EventStyleResolver;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.workitem.ActivityCategory;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.Schedule;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import dev.kalends.workitem.query.ItemLabels;
import dev.kalends.workitem.query.SqlConditions;
import dev.kalends.workitem.query.TimeWindow;
import dev.kalends.workitem.query.WorkItemFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Finds the items of calendars in a time window, with at most two statements for any
 * number of parts and items.
 * <p>
 * Items longer than {@link Schedule#LONG_DAYS} days have their own branch: with an upper
 * bound for the duration of all other items, an index range scan covers only the window.
 */
@Component
class FeedItemQuery {

	private static final String COLUMNS = " as part, w.id, w.type, w.title, w.status, w.priority, w.activity_category,"
			+ " w.parent_id, w.ancestor_ids, w.owner_id, w.team_id, w.location_id, w.assignee_labels, w.progress,"
			+ " w.start_date, w.due_date, w.all_day, w.starts_at, w.ends_at, w.color, w.version";

	/**
	 * Marker in the first column of rows that belong to the part of their team.
	 */
	private static final int IN_TEAM = -1;

	private static final int ID_COLUMN = 2;

	private static final int ASSIGNEE_COLUMN = 25;

	/**
	 * One branch for all teams: with a branch per team, PostgreSQL would need more time
	 * for planning than for execution.
	 */
	private static final String OF_TEAMS = "select " + IN_TEAM + COLUMNS
			+ " from unnest(cast(? as uuid array)) t (id) join work_item w on w.team_id = t.id where %s";

	private static final String OWNED = "select %d" + COLUMNS
			+ " from work_item w where w.owner_id = ? and %s and w.team_id is null";

	private static final String ASSIGNED = "select %d" + COLUMNS
			+ " from work_item_assignee m join work_item w on w.id = m.work_item_id where m.person_id = ? and %s and %s";

	private static final String WITH_DETAILS = "select w.*, (select count(*) from work_item c"
			+ " where c.parent_id = w.id and c.trashed_at is null) as child_count,"
			+ " (select count(*) from note n where n.work_item_id = w.id) as note_count, l.name as location,"
			+ " a.person_id, p.display_name from (%s) w left join location l on l.id = w.location_id"
			+ " left join work_item_assignee a on a.work_item_id = w.id left join person p on p.id = a.person_id";

	/**
	 * The outer select makes H2 cache the query plan, which it does not do for a union.
	 */
	private static final String RELATED = "select * from (select w.id, w.title, w.color from work_item w where w.id = any(?)"
			+ " union all select t.id, t.name, null from team t where t.id = any(?)"
			+ " union all select p.id, null, null from person p where p.id = any(?)"
			+ " union all select l.id, null, null from location l where l.id = any(?)"
			+ " union all select s.id, s.document, '" + RelatedData.SETTINGS
			+ "' from level_settings s where s.id = any(?)) named";

	/**
	 * Returns the items of parts of calendars, in no particular order.
	 * @param snapshot the snapshot to read from
	 * @param partIds the parts, without duplicates
	 * @param filter restricts the items; its teams are ignored because the parts select
	 * them, and its labels are ignored because inherited labels are resolved later
	 * @param rowObserver receives the number of items so far, for each item; an exception
	 * cancels the query
	 * @return the items of each part
	 * @throws UnreadableInputException if the filter refers to an unknown person or
	 * location
	 */
	public Map<FeedPartId, List<FeedItem>> find(JdbcOperations snapshot, List<? extends FeedPartId> partIds,
			WorkItemFilter filter, TimeWindow window, IntConsumer rowObserver) {
		Map<FeedPartId, List<FeedItem>> items = new LinkedHashMap<>();
		partIds.forEach((partId) -> items.put(partId, new ArrayList<>()));
		List<Row> rows = partIds.isEmpty() ? List.of() : rows(snapshot, partIds, filter, window, rowObserver);
		RelatedData related = new RelatedData();
		related.read(snapshot, rows, filter);
		related.requireKnown("assignee", "unknown-person", filter.assigneeIds());
		related.requireKnown("location", "unknown-location-filter", filter.locationIds());
		for (Row row : rows) {
			FeedPartId partId = row.partIdOf(partIds);
			boolean inside = !(partId instanceof FeedPartId.OfPerson person) || row.isPersonalItemOf(person.personId());
			Objects.requireNonNull(items.get(partId)).add(row.toFeedItem(inside, related));
		}
		return items;
	}

	private static List<Row> rows(JdbcOperations snapshot, List<? extends FeedPartId> partIds, WorkItemFilter filter,
			TimeWindow window, IntConsumer rowObserver) {
		List<String> branches = new ArrayList<>();
		List<Object> arguments = new ArrayList<>();
		UUID[] teamIds = partIds.stream()
			.filter(FeedPartId.OfTeam.class::isInstance)
			.map((partId) -> ((FeedPartId.OfTeam) partId).teamId())
			.toArray(UUID[]::new);
		for (boolean longLasting : List.of(false, true)) {
			SqlConditions conditions = new SqlConditions();
			window.addTo(conditions, longLasting);
			conditions.add("w.trashed_at is null").add("w.calendar_visible = true");
			filter.addTo(conditions);
			if (teamIds.length > 0) {
				branches.add(OF_TEAMS.formatted(conditions.text()));
				arguments.add(new SqlArrayValue("uuid", (Object[]) teamIds));
				arguments.addAll(conditions.arguments());
			}
			for (int i = 0; i < partIds.size(); i++) {
				if (partIds.get(i) instanceof FeedPartId.OfPerson person) {
					addBranches(i, person, conditions, branches, arguments);
				}
			}
		}
		Map<UUID, Row> rows = new LinkedHashMap<>();
		snapshot.query(WITH_DETAILS.formatted(union(branches)), (result) -> {
			UUID id = result.getObject(ID_COLUMN, UUID.class);
			Row row = rows.get(id);
			if (row == null) {
				row = new Row(result);
				rows.put(id, row);
				rowObserver.accept(rows.size());
			}
			row.addAssignee(result.getObject(ASSIGNEE_COLUMN, UUID.class), result.getString(ASSIGNEE_COLUMN + 1));
		}, arguments.toArray());
		return List.copyOf(rows.values());
	}

	/**
	 * Combines queries in a balanced tree. In a linear chain, H2 would convert the rows
	 * of the first query once per further query.
	 */
	private static String union(List<String> queries) {
		int half = queries.size() / 2;
		return (half == 0) ? queries.get(0) : "(%s) union all (%s)".formatted(union(queries.subList(0, half)),
				union(queries.subList(half, queries.size())));
	}

	private static void addBranches(int index, FeedPartId.OfPerson person, SqlConditions conditions,
			List<String> branches, List<Object> arguments) {
		branches.add(OWNED.formatted(index, conditions.text()));
		arguments.add(person.personId());
		arguments.addAll(conditions.arguments());
		SortedSet<UUID> teamIds = person.teamIds();
		String outside = teamIds.isEmpty() ? "(w.team_id is not null or w.owner_id <> ?)"
				: "((w.team_id is null and w.owner_id <> ?) or w.team_id not in ("
						+ SqlConditions.placeholders(teamIds.size()) + "))";
		branches.add(ASSIGNED.formatted(index, conditions.text(), outside));
		arguments.add(person.personId());
		arguments.addAll(conditions.arguments());
		arguments.add(person.personId());
		arguments.addAll(teamIds);
	}

	/**
	 * Data related to the items found, by id: titles, names, colors and settings.
	 */
	private static final class RelatedData {

		private static final String SETTINGS = "settings";

		private final Map<UUID, Title> titles = new HashMap<>();

		private final Map<UUID, String> documents = new HashMap<>();

		void read(JdbcOperations snapshot, List<Row> rows, WorkItemFilter filter) {
			if (rows.isEmpty() && filter.assigneeIds().isEmpty() && filter.locationIds().isEmpty()) {
				return;
			}
			Set<UUID> ancestorIds = new LinkedHashSet<>();
			Set<UUID> teamIds = new LinkedHashSet<>();
			Set<UUID> levelIds = new LinkedHashSet<>(List.of(ItemLabels.EVERYONE));
			for (Row row : rows) {
				ancestorIds.addAll(row.ancestorIds);
				levelIds.add(row.id);
				if (row.teamId != null) {
					teamIds.add(row.teamId);
				}
			}
			levelIds.addAll(ancestorIds);
			levelIds.addAll(teamIds);
			snapshot.query(RELATED, (result) -> {
				UUID id = result.getObject(1, UUID.class);
				if (SETTINGS.equals(result.getString(3))) {
					this.documents.put(id, result.getString(2));
				}
				else {
					this.titles.put(id, new Title(result.getString(2), result.getString(3)));
				}
			}, array(ancestorIds), array(teamIds), array(filter.assigneeIds()), array(filter.locationIds()),
					array(levelIds));
		}

		private static SqlArrayValue array(Collection<UUID> ids) {
			return new SqlArrayValue("uuid", ids.toArray());
		}

		void requireKnown(String parameter, String code, Collection<UUID> ids) {
			for (UUID id : ids) {
				if (!this.titles.containsKey(id)) {
					throw new UnreadableInputException(Violation.of(parameter, code, id.toString()));
				}
			}
		}

		String name(UUID id) {
			Title found = this.titles.get(id);
			return String.valueOf((found != null) ? found.title() : null);
		}

		List<EventStyleResolver.Level> levels(Row row) {
			List<EventStyleResolver.Level> levels = new ArrayList<>();
			add(ItemLabels.EVERYONE, null, levels);
			if (row.teamId != null) {
				add(row.teamId, null, levels);
			}
			for (UUID ancestorId : row.ancestorIds) {
				Title found = this.titles.get(ancestorId);
				add(ancestorId, (found != null) ? found.color() : null, levels);
			}
			add(row.id, row.color, levels);
			return levels;
		}

		private void add(UUID id, @Nullable String color, List<EventStyleResolver.Level> levels) {
			String document = this.documents.get(id);
			if (color != null || document != null) {
				levels.add(new EventStyleResolver.Level(color, document));
			}
		}

	}

	/**
	 * The title or name of an object, and its color.
	 */
	private record Title(@Nullable String title, @Nullable String color) {

	}

	/**
	 * A row of the result, independent of the viewer.
	 */
	private static final class Row {

		private static final Comparator<Map.Entry<UUID, String>> BY_NAME = Map.Entry.<UUID, String>comparingByValue()
			.thenComparing(Map.Entry.comparingByKey());

		private final int part;

		private final UUID id;

		private final WorkItemType type;

		private final String title;

		private final WorkItemStatus status;

		private final Priority priority;

		private final @Nullable ActivityCategory activityCategory;

		private final @Nullable UUID parentId;

		private final List<UUID> ancestorIds;

		private final UUID ownerId;

		private final @Nullable UUID teamId;

		private final @Nullable UUID locationId;

		private final @Nullable String location;

		private final int noteCount;

		private final List<String> externalAssignees;

		private final Map<UUID, String> people = new HashMap<>();

		private final int progress;

		private final @Nullable LocalDate startDate;

		private final @Nullable LocalDate dueDate;

		private final boolean allDay;

		private final Instant startsAt;

		private final Instant endsAt;

		private final @Nullable String color;

		private final int version;

		private final int childCount;

		/**
		 * Reads the columns by index, because a look-up by name takes as long as reading
		 * the value.
		 */
		Row(ResultSet result) throws SQLException {
			int column = 0;
			this.part = result.getInt(++column);
			this.id = result.getObject(++column, UUID.class);
			this.type = WorkItemType.valueOf(result.getString(++column));
			this.title = result.getString(++column);
			this.status = WorkItemStatus.valueOf(result.getString(++column));
			this.priority = Priority.valueOf(result.getString(++column));
			String category = result.getString(++column);
			this.activityCategory = (category != null) ? ActivityCategory.valueOf(category) : null;
			this.parentId = result.getObject(++column, UUID.class);
			this.ancestorIds = elements(result.getArray(++column), UUID.class);
			this.ownerId = result.getObject(++column, UUID.class);
			this.teamId = result.getObject(++column, UUID.class);
			this.locationId = result.getObject(++column, UUID.class);
			this.externalAssignees = elements(result.getArray(++column), String.class);
			this.progress = result.getInt(++column);
			this.startDate = result.getObject(++column, LocalDate.class);
			this.dueDate = result.getObject(++column, LocalDate.class);
			this.allDay = result.getBoolean(++column);
			this.startsAt = result.getObject(++column, OffsetDateTime.class).toInstant();
			this.endsAt = result.getObject(++column, OffsetDateTime.class).toInstant();
			this.color = result.getString(++column);
			this.version = result.getInt(++column);
			this.childCount = result.getInt(++column);
			this.noteCount = result.getInt(++column);
			this.location = result.getString(++column);
		}

		private static <T> List<T> elements(Array array, Class<T> type) throws SQLException {
			return Arrays.stream((Object[]) array.getArray()).map(type::cast).toList();
		}

		void addAssignee(@Nullable UUID personId, @Nullable String displayName) {
			if (personId != null && displayName != null) {
				this.people.put(personId, displayName);
			}
		}

		FeedPartId partIdOf(List<? extends FeedPartId> partIds) {
			return (this.part == IN_TEAM) ? new FeedPartId.OfTeam(Objects.requireNonNull(this.teamId))
					: partIds.get(this.part);
		}

		boolean isPersonalItemOf(UUID personId) {
			return this.teamId == null && this.ownerId.equals(personId);
		}

		/**
		 * Converts the row to an item as seen from inside its team or personal tree, or
		 * by an assignee from outside.
		 */
		FeedItem toFeedItem(boolean inside, RelatedData related) {
			LocalDate first = (this.startDate != null) ? this.startDate : this.dueDate;
			LocalDate last = (this.dueDate != null) ? this.dueDate : this.startDate;
			if (first == null || last == null) {
				throw new IllegalStateException("The item " + this.id + " has an instant but no date");
			}
			List<Map.Entry<UUID, String>> assignees = this.people.entrySet().stream().sorted(BY_NAME).toList();
			boolean inTeam = inside && this.teamId != null;
			return new FeedItem(this.id, this.type, this.title, this.status, this.priority, this.activityCategory,
					inside ? this.parentId : null,
					inside ? this.ancestorIds.stream().map(related::name).toList() : List.of(),
					inside ? this.childCount : 0, inTeam ? this.teamId : null,
					(inTeam && this.teamId != null) ? related.name(this.teamId) : null, related.levels(this),
					this.locationId, this.location, this.noteCount, assignees.stream().map(Map.Entry::getKey).toList(),
					Stream.concat(assignees.stream().map(Map.Entry::getValue), this.externalAssignees.stream())
						.toList(),
					this.progress, this.allDay, first, last, this.startsAt, this.endsAt, this.version);
		}

	}

}
