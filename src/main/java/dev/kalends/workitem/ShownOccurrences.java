package dev.kalends.workitem;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.kalends.shared.NotFoundException;
import dev.kalends.workitem.recurrence.OriginalStart;
import dev.kalends.workitem.recurrence.Recurrence;

import org.springframework.stereotype.Component;

/**
 * Finds single occurrences of series, as a person sees them. Unlike {@link SeriesService}
 * it reads without locks.
 */
@Component
public class ShownOccurrences {

	private static final LocalDate END = LocalDate.of(3000, 1, 1);

	private final SeriesExceptionRepository exceptions;

	private final WorkItemRepository repository;

	ShownOccurrences(SeriesExceptionRepository exceptions, WorkItemRepository repository) {
		this.exceptions = exceptions;
		this.repository = repository;
	}

	/**
	 * Returns an occurrence.
	 * @param item the series, or the override that replaces the occurrence
	 * @param access the permissions of the viewer
	 * @throws NotFoundException when there is no such occurrence or the viewer cannot see
	 * it
	 */
	public ShownOccurrence find(Access access, WorkItem item, OriginalStart start) {
		WorkItem series = start.date().equals(item.occurrence()) ? visibleSeries(access, item).orElse(item) : item;
		if (series.recurrence().filter(start::isOf).isEmpty()) {
			throw new NotFoundException();
		}
		WorkItem shown = this.exceptions.find(series.id(), start.date())
			.map((exception) -> Optional.ofNullable(exception.override()).orElseThrow(NotFoundException::new))
			.orElse(series);
		access.requireSees(shown);
		return new ShownOccurrence(series, start, shown);
	}

	/**
	 * Returns the occurrence that an item replaces.
	 * @param access the permissions of the viewer
	 * @return empty if the item is not an override, or the viewer cannot see the series
	 */
	public Optional<ShownOccurrence> replacedBy(Access access, WorkItem item) {
		return visibleSeries(access, item).flatMap((series) -> series.recurrence()
			.map((recurrence) -> new ShownOccurrence(series,
					new OriginalStart(Objects.requireNonNull(item.occurrence()), recurrence.time()), item)));
	}

	private Optional<WorkItem> visibleSeries(Access access, WorkItem item) {
		UUID seriesId = item.seriesId();
		return (seriesId != null)
				? this.repository.findById(seriesId).filter((series) -> !series.isTrashed() && access.sees(series))
				: Optional.empty();
	}

	/**
	 * Returns the first dates of a series on or after a date. A changed occurrence has
	 * the date to which it was moved.
	 * @param access the permissions of the viewer
	 * @param limit the maximum number of dates
	 */
	public List<LocalDate> next(Access access, WorkItem series, LocalDate from, int limit) {
		Recurrence recurrence = series.recurrence().orElse(null);
		if (recurrence == null) {
			return List.of();
		}
		Map<LocalDate, SeriesException> replaced = this.exceptions.findBySeries(series.id())
			.stream()
			.collect(Collectors.toMap(SeriesException::occurrence, Function.identity()));
		Stream<LocalDate> unchanged = recurrence.dates(from, END, limit + replaced.size())
			.stream()
			.filter((date) -> !replaced.containsKey(date));
		Stream<LocalDate> changed = replaced.values()
			.stream()
			.map(SeriesException::override)
			.flatMap(Stream::ofNullable)
			.filter((override) -> !override.isTrashed() && access.sees(override))
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
	public record ShownOccurrence(WorkItem series, OriginalStart start, WorkItem shown) {

		/**
		 * Returns whether the occurrence is an item of its own.
		 */
		public boolean isChanged() {
			return !this.shown.equals(this.series);
		}

		/**
		 * Returns the state of the occurrence: its own dates, and the rule of the series.
		 * @param access the permissions of the viewer
		 */
		public WorkItemDraft draft(Access access) {
			return isChanged() ? this.shown.asDraft(access).with().recurrenceRule(this.series.recurrenceRule()).build()
					: SeriesService.onDate(this.series.asDraft(access), this.start.date());
		}

	}

}
