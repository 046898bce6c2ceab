package dev.kalends.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.kalends.settings.EventStyleResolver;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.workitem.query.ItemLabels;
import dev.kalends.workitem.query.SeriesOccurrences;
import dev.kalends.workitem.query.TimeWindow;
import dev.kalends.workitem.query.WorkItemFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Data related to the rows of a feed, by id: titles, names, colors and settings, and for
 * series their times, exceptions and assignees. It is read with one statement.
 */
final class FeedRelatedData {

	private static final String SETTINGS = "settings";

	/**
	 * The outer select makes H2 cache the query plan, which it does not do for a union.
	 */
	private static final String RELATED = "select * from (select w.id, w.title, w.color%1$s from work_item w"
			+ " where w.id = any(?) union all select t.id, t.name, null%2$s from team t where t.id = any(?)"
			+ " union all select p.id, null, null%2$s from person p where p.id = any(?)"
			+ " union all select l.id, null, null%2$s from location l where l.id = any(?)"
			+ " union all select s.id, s.document, '" + SETTINGS
			+ "'%2$s from level_settings s where s.id = any(?)%3$s) named";

	private static final String WITHOUT_SERIES = RELATED.formatted("", "", "");

	/**
	 * Exceptions decide alone which occurrences are removed or replaced, so the override
	 * is not read.
	 */
	private static final String WITH_SERIES = RELATED.formatted(
			", cast(null as varchar(600)) as rule, cast(null as time(0)) as start_time,"
					+ " cast(null as time(0)) as end_time, cast(null as varchar(64)) as time_zone,"
					+ " cast(null as date) as occurrence, cast(null as uuid) as person_id",
			", null, null, null, null, null, null",
			" union all select w.id, w.title, w.color, w.recurrence_rule, w.start_time, w.end_time, w.time_zone,"
					+ " null, null from work_item w where w.id = any(?)"
					+ " union all select e.series_id, null, null, null, null, null, null, e.occurrence, null"
					+ " from series_exception e where e.series_id = any(?) and e.occurrence >= ? and e.occurrence <= ?"
					+ " union all select a.work_item_id, null, null, null, null, null, null, null, a.person_id"
					+ " from work_item_assignee a where a.work_item_id = any(?) and a.person_id = any(?)");

	private final Map<UUID, Title> titles = new HashMap<>();

	private final Map<UUID, String> documents = new HashMap<>();

	private final Map<UUID, Series> series = new HashMap<>();

	private final Map<UUID, Set<LocalDate>> exceptions = new HashMap<>();

	private final Map<UUID, Set<UUID>> assignees = new HashMap<>();

	/**
	 * Reads the data of rows.
	 * @param personIds the people whose assignments to the series of overrides are read
	 */
	static FeedRelatedData read(JdbcOperations snapshot, List<FeedRow> rows, Collection<UUID> personIds,
			WorkItemFilter filter, TimeWindow window) {
		FeedRelatedData related = new FeedRelatedData();
		if (!rows.isEmpty() || !filter.assigneeIds().isEmpty() || !filter.locationIds().isEmpty()) {
			related.read(snapshot, new RelatedIds(rows), personIds, filter, window);
		}
		return related;
	}

	private void read(JdbcOperations snapshot, RelatedIds ids, Collection<UUID> personIds, WorkItemFilter filter,
			TimeWindow window) {
		List<Object> arguments = new ArrayList<>(List.of(array(ids.ancestorIds), array(ids.teamIds),
				array(filter.assigneeIds()), array(filter.locationIds()), array(ids.levelIds)));
		if (ids.seriesIds.isEmpty()) {
			snapshot.query(WITHOUT_SERIES, (result) -> {
				add(result.getObject(1, UUID.class), result.getString(2), result.getString(3));
			}, arguments.toArray());
			return;
		}
		arguments.addAll(List.of(array(ids.seriesIds), array(ids.seriesIds),
				window.start().local().toLocalDate().minusDays(SeriesOccurrences.MAX_DISTANCE_DAYS),
				window.end().local().toLocalDate().plusDays(SeriesOccurrences.MAX_DISTANCE_DAYS),
				array(ids.seriesOfOverrides), array(personIds)));
		snapshot.query(WITH_SERIES, (result) -> {
			UUID id = result.getObject(1, UUID.class);
			String rule = result.getString(4);
			LocalDate occurrence = result.getObject(8, LocalDate.class);
			UUID personId = result.getObject(9, UUID.class);
			if (occurrence != null) {
				this.exceptions.computeIfAbsent(id, (key) -> new HashSet<>()).add(occurrence);
			}
			else if (personId != null) {
				this.assignees.computeIfAbsent(id, (key) -> new HashSet<>()).add(personId);
			}
			else {
				if (rule != null) {
					String zone = result.getString(7);
					this.series.put(id, new Series(rule, result.getObject(5, LocalTime.class),
							result.getObject(6, LocalTime.class), (zone != null) ? ZoneId.of(zone) : null));
				}
				add(id, result.getString(2), result.getString(3));
			}
		}, arguments.toArray());
	}

	private void add(UUID id, @Nullable String text, @Nullable String color) {
		if (SETTINGS.equals(color)) {
			this.documents.put(id, Objects.requireNonNull(text));
		}
		else {
			this.titles.put(id, new Title(text, color));
		}
	}

	private static SqlArrayValue array(Collection<UUID> ids) {
		return new SqlArrayValue("uuid", ids.toArray());
	}

	/**
	 * Requires that people or locations of a filter exist.
	 * @throws UnreadableInputException if one is unknown
	 */
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

	/**
	 * Returns a series of the rows, or the series of one of the overrides.
	 */
	Series series(UUID id) {
		return Objects.requireNonNull(this.series.get(id));
	}

	/**
	 * Returns the original dates of a series near the window that are removed or
	 * replaced.
	 */
	Set<LocalDate> exceptions(UUID seriesId) {
		return this.exceptions.getOrDefault(seriesId, Set.of());
	}

	boolean isAssigned(UUID personId, UUID seriesId) {
		return this.assignees.getOrDefault(seriesId, Set.of()).contains(personId);
	}

	/**
	 * Returns the levels that a row inherits from, farthest first, and its own. An
	 * override inherits from its series.
	 */
	List<EventStyleResolver.Level> levels(FeedRow row) {
		List<EventStyleResolver.Level> levels = new ArrayList<>();
		add(ItemLabels.EVERYONE, null, levels);
		UUID teamId = row.teamId();
		if (teamId != null) {
			add(teamId, null, levels);
		}
		for (UUID ancestorId : row.ancestorIds()) {
			add(ancestorId, colorOf(ancestorId), levels);
		}
		UUID seriesId = row.seriesId();
		if (seriesId != null) {
			add(seriesId, colorOf(seriesId), levels);
		}
		add(row.id(), row.color(), levels);
		return levels;
	}

	private @Nullable String colorOf(UUID id) {
		Title found = this.titles.get(id);
		return (found != null) ? found.color() : null;
	}

	private void add(UUID id, @Nullable String color, List<EventStyleResolver.Level> levels) {
		String document = this.documents.get(id);
		if (color != null || document != null) {
			levels.add(new EventStyleResolver.Level(color, document));
		}
	}

	/**
	 * The rule and the times of a series.
	 */
	record Series(String rule, @Nullable LocalTime startTime, @Nullable LocalTime endTime, @Nullable ZoneId zone) {

	}

	/**
	 * The title or name of an object, and its color.
	 */
	private record Title(@Nullable String title, @Nullable String color) {

	}

	/**
	 * The ids of what rows refer to.
	 */
	private static final class RelatedIds {

		private final Set<UUID> ancestorIds = new LinkedHashSet<>();

		private final Set<UUID> teamIds = new LinkedHashSet<>();

		private final Set<UUID> levelIds = new LinkedHashSet<>(List.of(ItemLabels.EVERYONE));

		private final Set<UUID> seriesOfOverrides = new LinkedHashSet<>();

		private final Set<UUID> seriesIds = new LinkedHashSet<>();

		RelatedIds(List<FeedRow> rows) {
			for (FeedRow row : rows) {
				this.ancestorIds.addAll(row.ancestorIds());
				this.levelIds.add(row.id());
				UUID teamId = row.teamId();
				if (teamId != null) {
					this.teamIds.add(teamId);
				}
				UUID seriesId = row.seriesId();
				if (seriesId != null) {
					this.seriesOfOverrides.add(seriesId);
				}
				if (row.isSeries()) {
					this.seriesIds.add(row.id());
				}
			}
			this.seriesIds.addAll(this.seriesOfOverrides);
			this.levelIds.addAll(this.seriesOfOverrides);
			this.levelIds.addAll(this.ancestorIds);
			this.levelIds.addAll(this.teamIds);
		}

	}

}
