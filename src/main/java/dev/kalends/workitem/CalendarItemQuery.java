package dev.kalends.workitem;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Finds what a person's calendar shows in a window of time, in at most two statements
 * however many items there are.
 * <p>
 * An item is seen by its owner and by its assignees, and looked for by either. Items that
 * last more than {@link Schedule#LONG_DAYS} days are looked for apart from the others:
 * with a bound on how long an item lasts, the index leads right to the window.
 */
@Component
public class CalendarItemQuery {

	private static final String COLUMNS = "w.id, w.type, w.title, w.status, w.priority, w.activity_category, w.parent_id, "
			+ "w.ancestor_ids, w.owner_id, w.assignee_labels, w.progress, w.start_date, w.due_date, w.all_day, "
			+ "w.starts_at, w.ends_at, w.color, w.version";

	private static final String OWNED = "select " + COLUMNS + " from work_item w where w.owner_id = ? and ";

	private static final String ASSIGNED = "select " + COLUMNS
			+ " from work_item_assignee m join work_item w on w.id = m.work_item_id"
			+ " where m.person_id = ? and w.owner_id <> ? and ";

	private static final String WITH_PEOPLE = "select w.*, (select count(*) from work_item c"
			+ " where c.parent_id = w.id and c.trashed_at is null) as child_count, p.display_name from (%s) w"
			+ " left join work_item_assignee a on a.work_item_id = w.id left join person p on p.id = a.person_id";

	private static final String NAMED = "select id, title, color from work_item where id = any(?)"
			+ " union all select id, null, null from person where id = any(?)";

	/**
	 * Returns the items on a person's calendar, in no order.
	 * @param snapshot reads all of it at one instant
	 * @throws UnreadableInputException when the filter names a person who does not exist
	 */
	public List<CalendarItem> find(JdbcOperations snapshot, UUID viewerId, WorkItemFilter filter, TimeWindow window) {
		List<Row> rows = rows(snapshot, viewerId, filter, window);
		Set<UUID> ancestorIds = rows.stream()
			.flatMap((row) -> row.ancestorIds.stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
		Map<UUID, Above> named = named(snapshot, ancestorIds, filter.assigneeIds());
		for (UUID personId : filter.assigneeIds()) {
			if (!named.containsKey(personId)) {
				throw new UnreadableInputException(Violation.of("assignee", "unknown-person", personId.toString()));
			}
		}
		return rows.stream().map((row) -> row.asSeenBy(viewerId, named)).toList();
	}

	private static List<Row> rows(JdbcOperations snapshot, UUID viewerId, WorkItemFilter filter, TimeWindow window) {
		List<String> branches = new ArrayList<>();
		List<Object> arguments = new ArrayList<>();
		for (boolean longLasting : List.of(false, true)) {
			SqlConditions conditions = new SqlConditions().add("w.trashed_at is null").add("w.calendar_visible = true");
			window.addTo(conditions, longLasting);
			filter.addTo(conditions);
			branches.add(OWNED + conditions.text());
			arguments.add(viewerId);
			arguments.addAll(conditions.arguments());
			branches.add(ASSIGNED + conditions.text());
			arguments.addAll(List.of(viewerId, viewerId));
			arguments.addAll(conditions.arguments());
		}
		Map<UUID, Row> rows = new LinkedHashMap<>();
		snapshot.query(WITH_PEOPLE.formatted(String.join(" union all ", branches)), (result) -> {
			UUID id = result.getObject("id", UUID.class);
			Row row = rows.get(id);
			if (row == null) {
				row = new Row(result);
				rows.put(id, row);
			}
			row.addAssignee(result.getString("display_name"));
		}, arguments.toArray());
		return List.copyOf(rows.values());
	}

	private static Map<UUID, Above> named(JdbcOperations snapshot, Collection<UUID> itemIds, Collection<UUID> people) {
		Map<UUID, Above> named = new HashMap<>();
		if (itemIds.isEmpty() && people.isEmpty()) {
			return named;
		}
		snapshot.query(NAMED, (statement) -> {
			statement.setArray(1, statement.getConnection().createArrayOf("uuid", itemIds.toArray()));
			statement.setArray(2, statement.getConnection().createArrayOf("uuid", people.toArray()));
		}, (result) -> {
			named.put(result.getObject("id", UUID.class),
					new Above(result.getString("title"), result.getString("color")));
		});
		return named;
	}

	/**
	 * What is needed of an item above another one.
	 */
	private record Above(@Nullable String title, @Nullable String color) {

	}

	/**
	 * What the database knows of an item, whoever looks at it.
	 */
	private static final class Row {

		private final UUID id;

		private final WorkItemType type;

		private final String title;

		private final WorkItemStatus status;

		private final Priority priority;

		private final @Nullable ActivityCategory activityCategory;

		private final @Nullable UUID parentId;

		private final List<UUID> ancestorIds;

		private final UUID ownerId;

		private final List<String> labels;

		private final List<String> people = new ArrayList<>();

		private final int progress;

		private final @Nullable LocalDate startDate;

		private final @Nullable LocalDate dueDate;

		private final boolean allDay;

		private final Instant startsAt;

		private final Instant endsAt;

		private final @Nullable String color;

		private final int version;

		private final int childCount;

		Row(ResultSet result) throws SQLException {
			this.id = result.getObject("id", UUID.class);
			this.type = WorkItemType.valueOf(result.getString("type"));
			this.title = result.getString("title");
			this.status = WorkItemStatus.valueOf(result.getString("status"));
			this.priority = Priority.valueOf(result.getString("priority"));
			String category = result.getString("activity_category");
			this.activityCategory = (category != null) ? ActivityCategory.valueOf(category) : null;
			this.parentId = result.getObject("parent_id", UUID.class);
			this.ancestorIds = elements(result.getArray("ancestor_ids"), UUID.class);
			this.ownerId = result.getObject("owner_id", UUID.class);
			this.labels = elements(result.getArray("assignee_labels"), String.class);
			this.progress = result.getInt("progress");
			this.startDate = result.getObject("start_date", LocalDate.class);
			this.dueDate = result.getObject("due_date", LocalDate.class);
			this.allDay = result.getBoolean("all_day");
			this.startsAt = result.getObject("starts_at", OffsetDateTime.class).toInstant();
			this.endsAt = result.getObject("ends_at", OffsetDateTime.class).toInstant();
			this.color = result.getString("color");
			this.version = result.getInt("version");
			this.childCount = result.getInt("child_count");
		}

		private static <T> List<T> elements(Array array, Class<T> type) throws SQLException {
			return Arrays.stream((Object[]) array.getArray()).map(type::cast).toList();
		}

		void addAssignee(@Nullable String displayName) {
			if (displayName != null) {
				this.people.add(displayName);
			}
		}

		CalendarItem asSeenBy(UUID viewerId, Map<UUID, Above> above) {
			boolean own = this.ownerId.equals(viewerId);
			List<Above> path = this.ancestorIds.stream().map(above::get).toList();
			LocalDate first = (this.startDate != null) ? this.startDate : this.dueDate;
			LocalDate last = (this.dueDate != null) ? this.dueDate : this.startDate;
			if (first == null || last == null) {
				throw new IllegalStateException("The item " + this.id + " has a place in time but no date");
			}
			return new CalendarItem(this.id, this.type, this.title, this.status, this.priority, this.activityCategory,
					own ? this.parentId : null,
					own ? path.stream().map(Above::title).map(String::valueOf).toList() : List.of(),
					own ? this.childCount : 0, color(path),
					Stream.concat(this.people.stream().sorted(), this.labels.stream()).toList(), this.progress,
					this.allDay, first, last, this.startsAt, this.endsAt, this.version, true);
		}

		private String color(List<Above> path) {
			String effective = this.color;
			for (int i = path.size() - 1; effective == null && i >= 0; i--) {
				effective = path.get(i).color();
			}
			return (effective != null) ? effective : this.type.color();
		}

	}

}
