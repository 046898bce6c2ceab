package dev.kalends.calendar;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.kalends.workitem.ActivityCategory;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.Schedule;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import dev.kalends.workitem.query.SeriesOccurrences;
import dev.kalends.workitem.query.TimeWindow;
import dev.kalends.workitem.recurrence.OriginalStart;
import org.jspecify.annotations.Nullable;

/**
 * A row that {@link FeedItemQuery} finds, independent of the viewer: a single item, an
 * override, or a series with all its occurrences.
 */
final class FeedRow {

	/**
	 * The columns of table {@code work_item w} that a row is read from.
	 */
	static final String COLUMNS = "w.id, w.type, w.title, w.status, w.priority, w.activity_category,"
			+ " w.parent_id, w.ancestor_ids, w.owner_id, w.team_id, w.location_id, w.assignee_labels, w.progress,"
			+ " w.start_date, w.due_date, w.all_day, w.starts_at, w.ends_at, w.color, w.version, w.recurrence_rule,"
			+ " w.series_id, w.occurrence";

	/**
	 * Marker in the first column of rows that belong to the part of their team.
	 */
	static final int IN_TEAM = -1;

	private static final int ID_COLUMN = 2;

	/**
	 * The number of columns of a row, including those of details. The columns of an
	 * assignee follow.
	 */
	private static final int COLUMN_COUNT = 27;

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

	private final @Nullable String recurrenceRule;

	private final @Nullable UUID seriesId;

	private final @Nullable LocalDate occurrence;

	private final int childCount;

	/**
	 * Reads the columns by index, because a look-up by name takes as long as reading the
	 * value.
	 */
	FeedRow(ResultSet result) throws SQLException {
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
		this.recurrenceRule = result.getString(++column);
		this.seriesId = result.getObject(++column, UUID.class);
		this.occurrence = result.getObject(++column, LocalDate.class);
		this.childCount = result.getInt(++column);
		this.noteCount = result.getInt(++column);
		this.location = result.getString(++column);
	}

	private static <T> List<T> elements(Array array, Class<T> type) throws SQLException {
		return Arrays.stream((Object[]) array.getArray()).map(type::cast).toList();
	}

	static UUID id(ResultSet result) throws SQLException {
		return result.getObject(ID_COLUMN, UUID.class);
	}

	void addAssignee(ResultSet result) throws SQLException {
		UUID personId = result.getObject(COLUMN_COUNT + 1, UUID.class);
		String displayName = result.getString(COLUMN_COUNT + 2);
		if (personId != null && displayName != null) {
			this.people.put(personId, displayName);
		}
	}

	FeedPartId partIdOf(List<? extends FeedPartId> partIds) {
		return (this.part == IN_TEAM && this.teamId != null) ? new FeedPartId.OfTeam(this.teamId)
				: partIds.get(this.part);
	}

	boolean isPersonalItemOf(UUID personId) {
		return this.teamId == null && this.ownerId.equals(personId);
	}

	boolean isSeries() {
		return this.recurrenceRule != null;
	}

	UUID id() {
		return this.id;
	}

	@Nullable UUID seriesId() {
		return this.seriesId;
	}

	@Nullable UUID teamId() {
		return this.teamId;
	}

	List<UUID> ancestorIds() {
		return this.ancestorIds;
	}

	@Nullable String color() {
		return this.color;
	}

	/**
	 * Returns the items that a viewer is shown: one, or for a series one for each
	 * occurrence in the window that is neither removed nor replaced.
	 * @param perspective how the viewer sees the row
	 */
	List<FeedItem> toFeedItems(Perspective perspective, FeedRelatedData related, TimeWindow window) {
		LocalDate first = (this.startDate != null) ? this.startDate : this.dueDate;
		LocalDate last = (this.dueDate != null) ? this.dueDate : this.startDate;
		if (first == null || last == null) {
			throw new IllegalStateException("The item " + this.id + " has an instant but no date");
		}
		FeedItem item = toFeedItem(perspective, related, first, last);
		return (this.recurrenceRule != null) ? occurrences(item, this.recurrenceRule, related, window) : List.of(item);
	}

	private List<FeedItem> occurrences(FeedItem item, String rule, FeedRelatedData related, TimeWindow window) {
		FeedRelatedData.Series series = related.series(this.id);
		Set<LocalDate> exceptions = related.exceptions(this.id);
		Schedule schedule = new Schedule(this.startDate, this.dueDate, series.startTime(), series.endTime(),
				series.zone());
		List<FeedItem> items = new ArrayList<>();
		for (SeriesOccurrences.Occurrence found : SeriesOccurrences.of(schedule, rule).in(window, exceptions)) {
			String originalStart = new OriginalStart(found.date(), series.startTime()).toString();
			items.add(item.at(new FeedItem.Occurrence(this.id, originalStart, rule), found));
		}
		return items;
	}

	private FeedItem toFeedItem(Perspective perspective, FeedRelatedData related, LocalDate first, LocalDate last) {
		boolean inside = perspective != Perspective.OUTSIDE && perspective != Perspective.OUTSIDE_WITHOUT_SERIES;
		List<Map.Entry<UUID, String>> assignees = this.people.entrySet().stream().sorted(BY_NAME).toList();
		boolean inTeam = inside && this.teamId != null;
		return new FeedItem(this.id, this.type, this.title, this.status, this.priority, this.activityCategory,
				inside ? this.parentId : null,
				inside ? this.ancestorIds.stream().map(related::name).toList() : List.of(),
				inside ? this.childCount : 0, inTeam ? this.teamId : null,
				(inTeam && this.teamId != null) ? related.name(this.teamId) : null, related.levels(this),
				this.locationId, this.location, this.noteCount, assignees.stream().map(Map.Entry::getKey).toList(),
				Stream.concat(assignees.stream().map(Map.Entry::getValue), this.externalAssignees.stream()).toList(),
				this.progress, this.allDay, first, last, this.startsAt, this.endsAt, this.version,
				(perspective != Perspective.OUTSIDE_WITHOUT_SERIES) ? replacedOccurrence(related) : null);
	}

	/**
	 * Returns the occurrence that an override replaces; {@code null} for other items.
	 */
	private FeedItem.@Nullable Occurrence replacedOccurrence(FeedRelatedData related) {
		if (this.seriesId == null || this.occurrence == null) {
			return null;
		}
		FeedRelatedData.Series series = related.series(this.seriesId);
		return new FeedItem.Occurrence(this.seriesId, new OriginalStart(this.occurrence, series.startTime()).toString(),
				series.rule());
	}

	/**
	 * How a viewer sees an item.
	 */
	enum Perspective {

		/**
		 * As a member of its team, or as its owner.
		 */
		INSIDE,

		/**
		 * As an assignee who is neither.
		 */
		OUTSIDE,

		/**
		 * As an assignee of an override who is not assigned to its series.
		 */
		OUTSIDE_WITHOUT_SERIES

	}

}
