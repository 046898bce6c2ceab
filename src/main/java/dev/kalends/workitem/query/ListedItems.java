package dev.kalends.workitem.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import dev.kalends.team.Memberships;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Finds the items of lists. A series is listed once. An override is listed only if its
 * series is not in the same list, because the viewer cannot see the series or it does not
 * match the query.
 */
@Component
class ListedItems {

	private final JdbcTemplate jdbc;

	private final SeriesDates dates;

	private final ItemLabels labels;

	ListedItems(JdbcTemplate jdbc, SeriesDates dates, ItemLabels labels) {
		this.jdbc = jdbc;
		this.dates = dates;
		this.labels = labels;
	}

	/**
	 * Returns the ids of a page of items in the order of the query.
	 */
	PageIds find(Memberships memberships, WorkItemQuery query, Today today) {
		SqlConditions conditions = query.conditions(memberships, today);
		query.window().ifPresent((window) -> requireOccurrence(window, conditions));
		if (!query.filter().labels().isEmpty()) {
			List<UUID> labelled = labelled(query, conditions);
			int first = (int) Math.min((long) query.page() * query.size(), labelled.size());
			return new PageIds(labelled.subList(first, Math.min(first + query.size(), labelled.size())),
					labelled.size());
		}
		withoutOverridesOfListedSeries(conditions);
		Object[] arguments = conditions.arguments().toArray();
		Long total = this.jdbc.queryForObject("select count(*) from work_item w where " + conditions.text(), Long.class,
				arguments);
		List<UUID> ids = this.jdbc.queryForList(
				"select w.id from work_item w where " + conditions.text() + query.sort().orderBy() + " offset "
						+ ((long) query.page() * query.size()) + " rows fetch next " + query.size() + " rows only",
				UUID.class, arguments);
		return new PageIds(ids, (total != null) ? total : 0);
	}

	/**
	 * Excludes series without an occurrence in a window. The rows of a series cover the
	 * time from its first to its last occurrence, so the few series that match the other
	 * conditions are expanded in memory.
	 */
	private void requireOccurrence(TimeWindow window, SqlConditions conditions) {
		List<SeriesDates.Series> candidates = this.jdbc
			.query("select " + SeriesDates.COLUMNS + " from work_item w where w.recurrence_rule is not null and "
					+ conditions.text(), (row, index) -> SeriesDates.Series.of(row), conditions.arguments().toArray())
			.stream()
			.flatMap(Optional::stream)
			.toList();
		if (!candidates.isEmpty()) {
			Object[] ids = this.dates.occurringIn(window, candidates).stream().map(SeriesDates.Series::id).toArray();
			conditions.add("(w.recurrence_rule is null or w.id = any(?))", new SqlArrayValue("uuid", ids));
		}
	}

	/**
	 * Excludes the overrides of series that fulfill the same conditions. The table in the
	 * subquery has the same alias, so the conditions apply to the series there.
	 */
	static void withoutOverridesOfListedSeries(SqlConditions conditions) {
		conditions.add(
				"(w.series_id is null or w.series_id not in (select w.id from work_item w"
						+ " where w.recurrence_rule is not null and " + conditions.text() + "))",
				conditions.arguments().toArray());
	}

	/**
	 * Returns the ids of all items that match a query with labels, in order. Labels are
	 * inherited, and inheritance can be interrupted at any level, which a SQL condition
	 * cannot express. So the labels of all items that match the other conditions are
	 * evaluated in memory, and paging follows.
	 */
	private List<UUID> labelled(WorkItemQuery query, SqlConditions conditions) {
		Predicate<List<UUID>> matches = this.labels.matching(query.filter().labels());
		Map<UUID, Optional<UUID>> seriesIds = new LinkedHashMap<>();
		this.jdbc.query("select w.id, w.team_id, w.ancestor_ids, w.series_id from work_item w where "
				+ conditions.text() + query.sort().orderBy(), (row) -> {
					if (matches.test(chain(row))) {
						seriesIds.put(row.getObject("id", UUID.class),
								Optional.ofNullable(row.getObject("series_id", UUID.class)));
					}
				}, conditions.arguments().toArray());
		Set<UUID> listed = new HashSet<>(seriesIds.keySet());
		return seriesIds.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().filter(listed::contains).isEmpty())
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * Returns the levels that an item inherits labels from, and its own.
	 */
	private static List<UUID> chain(ResultSet row) throws SQLException {
		List<UUID> chain = new ArrayList<>(List.of(ItemLabels.EVERYONE));
		addIfSet(row.getObject("team_id", UUID.class), chain);
		for (Object ancestorId : (Object[]) row.getArray("ancestor_ids").getArray()) {
			chain.add((UUID) ancestorId);
		}
		addIfSet(row.getObject("series_id", UUID.class), chain);
		chain.add(Objects.requireNonNull(row.getObject("id", UUID.class)));
		return chain;
	}

	private static void addIfSet(@Nullable UUID id, List<UUID> chain) {
		if (id != null) {
			chain.add(id);
		}
	}

	/**
	 * The ids of the items on a page.
	 *
	 * @param total number of items on all pages
	 */
	record PageIds(List<UUID> ids, long total) {

	}

}
