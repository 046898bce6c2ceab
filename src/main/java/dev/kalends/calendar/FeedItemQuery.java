package dev.kalends.calendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.IntConsumer;

import dev.kalends.shared.UnreadableInputException;
import dev.kalends.workitem.Schedule;
import dev.kalends.workitem.query.SqlConditions;
import dev.kalends.workitem.query.TimeWindow;
import dev.kalends.workitem.query.WorkItemFilter;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Finds the items of calendars in a time window, with at most two statements for any
 * number of parts and items. Series are expanded to their occurrences in the window.
 * <p>
 * Items longer than {@link Schedule#LONG_DAYS} days have their own branch: with an upper
 * bound for the duration of all other items, an index range scan covers only the window.
 * Series are in that branch too, because they last from their first occurrence to their
 * last one.
 */
@Component
class FeedItemQuery {

	private static final String COLUMNS = " as part, " + FeedRow.COLUMNS;

	/**
	 * One branch for all teams: with a branch per team, PostgreSQL would need more time
	 * for planning than for execution.
	 */
	private static final String OF_TEAMS = "select " + FeedRow.IN_TEAM + COLUMNS
			+ " from unnest(cast(? as uuid array)) t (id) join work_item w on w.team_id = t.id where %s";

	private static final String OWNED = "select %d" + COLUMNS
			+ " from work_item w where w.owner_id = ? and %s and w.team_id is null";

	private static final String ASSIGNED = "select %d" + COLUMNS
			+ " from work_item_assignee m join work_item w on w.id = m.work_item_id where m.person_id = ? and %s and %s";

	private static final String WITH_DETAILS = "select w.*, (select count(*) from work_item c"
			+ " where c.parent_id = w.id and c.trashed_at is null and c.series_id is null) as child_count,"
			+ " (select count(*) from note n where n.work_item_id = w.id) as note_count, l.name as location,"
			+ " a.person_id, p.display_name from (%s) w left join location l on l.id = w.location_id"
			+ " left join work_item_assignee a on a.work_item_id = w.id left join person p on p.id = a.person_id";

	/**
	 * Returns the items of parts of calendars, in no particular order.
	 * @param snapshot the snapshot to read from
	 * @param partIds the parts, without duplicates
	 * @param filter restricts the items; its teams are ignored because the parts select
	 * them, and its labels are ignored because inherited labels are resolved later
	 * @param rowObserver receives the number of items so far, for each item and each
	 * occurrence of a series; an exception cancels the query
	 * @return the items of each part
	 * @throws UnreadableInputException if the filter refers to an unknown person or
	 * location
	 */
	public Map<FeedPartId, List<FeedItem>> find(JdbcOperations snapshot, List<? extends FeedPartId> partIds,
			WorkItemFilter filter, TimeWindow window, IntConsumer rowObserver) {
		Map<FeedPartId, List<FeedItem>> items = new LinkedHashMap<>();
		partIds.forEach((partId) -> items.put(partId, new ArrayList<>()));
		List<FeedRow> rows = partIds.isEmpty() ? List.of() : rows(snapshot, partIds, filter, window, rowObserver);
		List<UUID> personIds = partIds.stream()
			.filter(FeedPartId.OfPerson.class::isInstance)
			.map((partId) -> ((FeedPartId.OfPerson) partId).personId())
			.toList();
		FeedRelatedData related = FeedRelatedData.read(snapshot, rows, personIds, filter, window);
		related.requireKnown("assignee", "unknown-person", filter.assigneeIds());
		related.requireKnown("location", "unknown-location-filter", filter.locationIds());
		int count = (int) rows.stream().filter((row) -> !row.isSeries()).count();
		for (FeedRow row : rows) {
			FeedPartId partId = row.partIdOf(partIds);
			List<FeedItem> found = row.toFeedItems(perspective(row, partId, related), related, window);
			if (row.isSeries()) {
				for (int i = 0; i < found.size(); i++) {
					rowObserver.accept(++count);
				}
			}
			Objects.requireNonNull(items.get(partId)).addAll(found);
		}
		return items;
	}

	private static FeedRow.Perspective perspective(FeedRow row, FeedPartId partId, FeedRelatedData related) {
		if (!(partId instanceof FeedPartId.OfPerson person) || row.isPersonalItemOf(person.personId())) {
			return FeedRow.Perspective.INSIDE;
		}
		UUID seriesId = row.seriesId();
		return (seriesId == null || related.isAssigned(person.personId(), seriesId)) ? FeedRow.Perspective.OUTSIDE
				: FeedRow.Perspective.OUTSIDE_WITHOUT_SERIES;
	}

	private static List<FeedRow> rows(JdbcOperations snapshot, List<? extends FeedPartId> partIds,
			WorkItemFilter filter, TimeWindow window, IntConsumer rowObserver) {
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
		Map<UUID, FeedRow> rows = new LinkedHashMap<>();
		snapshot.query(WITH_DETAILS.formatted(union(branches)), (result) -> {
			UUID id = FeedRow.id(result);
			FeedRow row = rows.get(id);
			if (row == null) {
				row = new FeedRow(result);
				rows.put(id, row);
				rowObserver.accept(rows.size());
			}
			row.addAssignee(result);
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

}
