package dev.kalends.workitem.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.kalends.account.Viewer;
import dev.kalends.shared.NotFoundException;
import dev.kalends.team.Memberships;
import dev.kalends.workitem.Schedule;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.recurrence.OriginalStart;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the dates of series as they are shown: the occurrences by the rule, without the
 * removed and replaced ones, and the overrides that the viewer can see.
 */
@Service
@Transactional(readOnly = true)
public class SeriesDates {

	/**
	 * The columns of table {@code work_item w} that {@link Series#of} reads.
	 */
	static final String COLUMNS = "w.id, w.start_date, w.due_date, w.start_time, w.end_time, w.time_zone,"
			+ " w.recurrence_rule";

	private final JdbcTemplate jdbc;

	SeriesDates(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the shown occurrences of a series that overlap a window, by start.
	 * @param memberships the teams of the person, which decide about the overrides
	 * @param item an item that the person can see
	 * @throws NotFoundException if the item is not a series
	 */
	public List<ShownOccurrence> occurrences(Memberships memberships, WorkItem item, TimeWindow window) {
		Series series = Series.of(item).orElseThrow(NotFoundException::new);
		UUID seriesId = item.id();
		Set<LocalDate> exceptions = exceptions(List.of(seriesId)).getOrDefault(seriesId, Set.of());
		LocalTime time = series.schedule().startTime();
		Stream<ShownOccurrence> unchanged = series.occurrences()
			.in(window, exceptions)
			.stream()
			.map((found) -> new ShownOccurrence(new OriginalStart(found.date(), time), seriesId, false,
					series.schedule().startingOn(found.date()), found.startsAt()));
		Stream<ShownOccurrence> changed = overrides(memberships, List.of(seriesId)).stream()
			.filter((override) -> window.overlaps(override.schedule().isAllDay(), override.startsAt(),
					override.endsAt()))
			.map((override) -> new ShownOccurrence(new OriginalStart(override.occurrence(), time), override.id(), true,
					override.schedule(), override.startsAt()));
		return Stream.concat(unchanged, changed)
			.sorted(Comparator.comparing(ShownOccurrence::startsAt)
				.thenComparing((occurrence) -> occurrence.original().date()))
			.toList();
	}

	/**
	 * Returns the next shown date of each series: the first one that has not ended before
	 * the current day of the viewer, or else the last one.
	 * @return the dates and times by id, without series that have no date left
	 */
	Map<UUID, Schedule> next(Viewer viewer, Memberships memberships, Collection<Series> series, Today today) {
		Map<UUID, Schedule> next = new HashMap<>();
		if (series.isEmpty()) {
			return next;
		}
		List<UUID> ids = series.stream().map(Series::id).toList();
		Map<UUID, Set<LocalDate>> exceptions = exceptions(ids);
		Map<UUID, List<Schedule>> overrides = new HashMap<>();
		if (!exceptions.isEmpty()) {
			overrides(memberships, ids)
				.forEach((override) -> overrides.computeIfAbsent(override.seriesId(), (id) -> new ArrayList<>())
					.add(override.schedule()));
		}
		for (Series one : series) {
			Set<LocalDate> excepted = exceptions.getOrDefault(one.id(), Set.of());
			List<Schedule> changed = overrides.getOrDefault(one.id(), List.of());
			Optional<Schedule> upcoming = Stream
				.concat(one.occurrences().next(today.date(), viewer.zone(), excepted).stream(),
						changed.stream().filter((schedule) -> !endsBefore(schedule, today.date(), viewer.zone())))
				.min(Comparator.comparing(SeriesDates::start));
			upcoming
				.or(() -> Stream.concat(one.occurrences().last(excepted).stream(), changed.stream())
					.max(Comparator.comparing(SeriesDates::start)))
				.ifPresent((schedule) -> next.put(one.id(), schedule));
		}
		return next;
	}

	private static boolean endsBefore(Schedule schedule, LocalDate day, ZoneId zone) {
		return Objects.requireNonNull(schedule.in(zone).lastDay()).isBefore(day);
	}

	private static Instant start(Schedule schedule) {
		return Objects.requireNonNull(schedule.startsAt());
	}

	/**
	 * Returns the series that have an occurrence in a window which is neither removed nor
	 * replaced.
	 */
	List<Series> occurringIn(TimeWindow window, Collection<Series> series) {
		Map<UUID, Set<LocalDate>> exceptions = exceptions(series.stream().map(Series::id).toList());
		return series.stream()
			.filter((one) -> one.occurrences().anyIn(window, exceptions.getOrDefault(one.id(), Set.of())))
			.toList();
	}

	private Map<UUID, Set<LocalDate>> exceptions(Collection<UUID> seriesIds) {
		Map<UUID, Set<LocalDate>> exceptions = new HashMap<>();
		if (!seriesIds.isEmpty()) {
			this.jdbc.query("select series_id, occurrence from series_exception where series_id = any(?)", (row) -> {
				exceptions.computeIfAbsent(row.getObject("series_id", UUID.class), (id) -> new HashSet<>())
					.add(row.getObject("occurrence", LocalDate.class));
			}, new SqlArrayValue("uuid", seriesIds.toArray()));
		}
		return exceptions;
	}

	/**
	 * Returns the overrides with dates that a person can see.
	 */
	private List<Override> overrides(Memberships memberships, Collection<UUID> seriesIds) {
		SqlConditions conditions = new SqlConditions()
			.add("w.series_id = any(?)", new SqlArrayValue("uuid", seriesIds.toArray()))
			.add("w.starts_at is not null");
		SqlConditions visible = WorkItemQuery.visible(memberships);
		conditions.add(visible.text(), visible.arguments().toArray());
		return this.jdbc.query("select " + COLUMNS + ", w.series_id, w.occurrence, w.starts_at, w.ends_at"
				+ " from work_item w where " + conditions.text(), (row, index) -> Override.of(row),
				conditions.arguments().toArray());
	}

	/**
	 * Reads the dates and times of a row with {@link #COLUMNS}.
	 */
	static Schedule schedule(ResultSet row) throws SQLException {
		String zone = row.getString("time_zone");
		return new Schedule(row.getObject("start_date", LocalDate.class), row.getObject("due_date", LocalDate.class),
				row.getObject("start_time", LocalTime.class), row.getObject("end_time", LocalTime.class),
				(zone != null) ? ZoneId.of(zone) : null);
	}

	/**
	 * A series.
	 *
	 * @param schedule the dates and times of its first occurrence
	 * @param rule its recurrence rule
	 */
	record Series(UUID id, Schedule schedule, String rule) {

		/**
		 * Returns the series that an item is; empty for other items.
		 */
		static Optional<Series> of(WorkItem item) {
			return of(item.id(), item.schedule(), item.recurrenceRule());
		}

		/**
		 * Reads a row with {@link #COLUMNS}; empty if it is not a series.
		 */
		static Optional<Series> of(ResultSet row) throws SQLException {
			return of(row.getObject("id", UUID.class), SeriesDates.schedule(row), row.getString("recurrence_rule"));
		}

		private static Optional<Series> of(UUID id, Schedule schedule, @Nullable String rule) {
			return (rule != null) ? Optional.of(new Series(id, schedule, rule)) : Optional.empty();
		}

		SeriesOccurrences occurrences() {
			return SeriesOccurrences.of(this.schedule, this.rule);
		}

	}

	/**
	 * An override.
	 *
	 * @param occurrence the original date of the occurrence that it replaces
	 */
	private record Override(UUID id, UUID seriesId, LocalDate occurrence, Schedule schedule, Instant startsAt,
			Instant endsAt) {

		static Override of(ResultSet row) throws SQLException {
			return new Override(row.getObject("id", UUID.class), row.getObject("series_id", UUID.class),
					row.getObject("occurrence", LocalDate.class), SeriesDates.schedule(row),
					row.getObject("starts_at", OffsetDateTime.class).toInstant(),
					row.getObject("ends_at", OffsetDateTime.class).toInstant());
		}

	}

	/**
	 * An occurrence as it is shown.
	 *
	 * @param original its original start
	 * @param itemId the override if it is changed, otherwise the series
	 * @param changed whether it is changed
	 * @param schedule its dates and times
	 * @param startsAt its start; computed in UTC for an all-day item
	 */
	public record ShownOccurrence(OriginalStart original, UUID itemId, boolean changed, Schedule schedule,
			Instant startsAt) {

	}

}
