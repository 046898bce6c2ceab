package dev.kalends.workitem.query;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.kalends.shared.NotFoundException;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.Schedule;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemRepository;
import dev.kalends.workitem.recurrence.OriginalStart;
import dev.kalends.workitem.recurrence.Recurrence;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds single occurrences of series, as a person sees them.
 */
@Component
class OccurrenceReader {

	private static final LocalDate END = LocalDate.of(3000, 1, 1);

	private final JdbcTemplate jdbc;

	private final WorkItemRepository repository;

	OccurrenceReader(JdbcTemplate jdbc, WorkItemRepository repository) {
		this.jdbc = jdbc;
		this.repository = repository;
	}

	/**
	 * Returns an occurrence.
	 * @param item the series, or the override that replaces the occurrence
	 * @param access the permissions of the viewer
	 * @throws NotFoundException when there is no such occurrence or the viewer cannot see
	 * it
	 */
	ShownOccurrence find(Access access, WorkItem item, OriginalStart start) {
		WorkItem series = start.date().equals(item.occurrence()) ? visibleSeries(access, item).orElse(item) : item;
		if (series.recurrence().filter(start::isOf).isEmpty()) {
			throw new NotFoundException();
		}
		Map<LocalDate, @Nullable UUID> replaced = overrideIds(series.id());
		if (!replaced.containsKey(start.date())) {
			return new ShownOccurrence(series, start, series);
		}
		WorkItem override = Optional.ofNullable(replaced.get(start.date()))
			.flatMap(this.repository::findById)
			.filter((found) -> sees(access, found))
			.orElseThrow(NotFoundException::new);
		return new ShownOccurrence(series, start, override);
	}

	/**
	 * Returns the occurrence that an item replaces.
	 * @param access the permissions of the viewer
	 * @return empty if the item is not an override, or the viewer cannot see the series
	 */
	Optional<ShownOccurrence> replacedBy(Access access, WorkItem item) {
		return visibleSeries(access, item).flatMap((series) -> series.recurrence()
			.map((recurrence) -> new ShownOccurrence(series,
					new OriginalStart(Objects.requireNonNull(item.occurrence()), recurrence.time()), item)));
	}

	private Optional<WorkItem> visibleSeries(Access access, WorkItem item) {
		UUID seriesId = item.seriesId();
		return (seriesId != null) ? this.repository.findById(seriesId).filter((series) -> sees(access, series))
				: Optional.empty();
	}

	private static boolean sees(Access access, WorkItem item) {
		return !item.isTrashed() && access.sees(item);
	}

	/**
	 * Returns the overrides of a series by original date; {@code null} for a removed
	 * occurrence.
	 */
	private Map<LocalDate, @Nullable UUID> overrideIds(UUID seriesId) {
		Map<LocalDate, @Nullable UUID> ids = new HashMap<>();
		this.jdbc.query("select occurrence, override_id from series_exception where series_id = ?", (row) -> {
			ids.put(row.getObject("occurrence", LocalDate.class), row.getObject("override_id", UUID.class));
		}, seriesId);
		return ids;
	}

	/**
	 * Returns the first dates of a series on or after a date. A changed occurrence has
	 * the date to which it was moved.
	 * @param access the permissions of the viewer
	 * @param limit the maximum number of dates
	 */
	List<LocalDate> next(Access access, WorkItem series, LocalDate from, int limit) {
		Recurrence recurrence = series.recurrence().orElse(null);
		if (recurrence == null) {
			return List.of();
		}
		Map<LocalDate, @Nullable UUID> replaced = overrideIds(series.id());
		Stream<LocalDate> unchanged = recurrence.dates(from, END, limit + replaced.size())
			.stream()
			.filter((date) -> !replaced.containsKey(date));
		List<UUID> overrideIds = replaced.values().stream().flatMap(Stream::ofNullable).toList();
		List<WorkItem> overrides = overrideIds.isEmpty() ? List.of() : this.repository.findAllByIds(overrideIds);
		Stream<LocalDate> changed = overrides.stream()
			.filter((override) -> sees(access, override))
			.map((override) -> override.schedule().firstDay())
			.flatMap(Stream::ofNullable)
			.filter((date) -> !date.isBefore(from));
		return Stream.concat(unchanged, changed).sorted().limit(limit).toList();
	}

	/**
	 * An occurrence of a series.
	 *
	 * @param start its original start
	 * @param shown the override, or the series if the occurrence is unchanged
	 */
	record ShownOccurrence(WorkItem series, OriginalStart start, WorkItem shown) {

		/**
		 * Returns whether the occurrence is an item of its own.
		 */
		boolean isChanged() {
			return !this.shown.equals(this.series);
		}

		/**
		 * Returns the state of the occurrence: its own dates, and the rule of the series.
		 * @param access the permissions of the viewer
		 */
		WorkItemDraft draft(Access access) {
			WorkItemDraft.Builder draft = this.shown.asDraft(access).with();
			if (isChanged()) {
				return draft.recurrenceRule(this.series.recurrenceRule()).build();
			}
			Schedule schedule = this.series.schedule().startingOn(this.start.date());
			return draft.startDate(schedule.startDate()).dueDate(schedule.dueDate()).build();
		}

	}

}
