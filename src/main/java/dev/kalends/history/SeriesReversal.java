package dev.kalends.history;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.kalends.workitem.LockedTree;
import dev.kalends.workitem.SeriesService;
import dev.kalends.workitem.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * Reverts the exceptions of series in a change set. While the items of the change set are
 * reverted, their series have no exceptions, because an edit of a series also changes its
 * overrides, and these are reverted by their own recorded changes.
 */
final class SeriesReversal {

	private final SeriesService service;

	private final LockedTree tree;

	private final ChangeSet changeSet;

	private final List<ExceptionRow> recorded = new ArrayList<>();

	private final List<ExceptionRow> others = new ArrayList<>();

	private final Set<UUID> unlinked = new HashSet<>();

	private SeriesReversal(SeriesService service, LockedTree tree, ChangeSet changeSet) {
		this.service = service;
		this.tree = tree;
		this.changeSet = changeSet;
	}

	/**
	 * Removes all exceptions of the series in a change set, and those of all overrides in
	 * it.
	 * @param items the items of the change set, whose trees are locked
	 * @throws UndoRefusedException when a recorded exception has been changed since
	 */
	static SeriesReversal start(SeriesService service, LockedTree tree, ChangeSet changeSet, List<ItemChange> changes,
			Map<UUID, WorkItem> items) {
		SeriesReversal reversal = new SeriesReversal(service, tree, changeSet);
		for (ItemChange change : changes) {
			WorkItem item = items.get(change.itemId());
			if (item != null) {
				reversal.removeAll(item, change);
			}
		}
		for (WorkItem item : items.values()) {
			LocalDate occurrence = item.occurrence();
			if (item.seriesId() != null && occurrence != null) {
				tree.find(item.seriesId()).ifPresent((series) -> reversal.removeOf(item, series, occurrence));
			}
		}
		return reversal;
	}

	private void removeAll(WorkItem series, ItemChange change) {
		Map<LocalDate, @Nullable String> after = SeriesExceptions.of(change.after());
		Map<LocalDate, Optional<UUID>> current = series.isSeries() ? this.service.exceptions(series) : Map.of();
		after.forEach((occurrence, state) -> {
			Optional<UUID> found = current.get(occurrence);
			if (!Objects.equals((found != null) ? SeriesExceptions.state(found.orElse(null)) : null, state)) {
				throw UndoRefusedException.changed(series, null, List.of());
			}
		});
		Set<LocalDate> toRemove = new HashSet<>(current.keySet());
		current.forEach((occurrence, overrideId) -> {
			if (after.containsKey(occurrence)) {
				overrideId.ifPresent(this.unlinked::add);
			}
			else if (overrideId.filter(this::isLater).isPresent()) {
				// It was copied from the changed series, so it follows the series back.
				toRemove.remove(occurrence);
			}
			else {
				overrideId.ifPresent(this.unlinked::add);
				this.others.add(new ExceptionRow(series, firstDay(series), occurrence, overrideId));
			}
		});
		this.service.removeExceptions(series, toRemove);
		SeriesExceptions.of(change.before()).forEach((occurrence, state) -> {
			if (state != null) {
				this.recorded
					.add(new ExceptionRow(series, firstDay(series), occurrence, SeriesExceptions.overrideId(state)));
			}
		});
	}

	private boolean isLater(UUID overrideId) {
		return find(overrideId).createdAt().isAfter(this.changeSet.doneAt());
	}

	private void removeOf(WorkItem override, WorkItem series, LocalDate occurrence) {
		if (this.service.replaces(override, series, occurrence)) {
			this.service.removeExceptions(series, List.of(occurrence));
			this.unlinked.add(override.id());
			this.others.add(new ExceptionRow(series, firstDay(series), occurrence, Optional.of(override.id())));
		}
	}

	/**
	 * Creates the exceptions that existed before the change set. Exceptions that it has
	 * not changed move with their series.
	 * @param toTrash the items that are going to be moved to the trash, which keep their
	 * link to their series
	 */
	void finish(List<WorkItem> toTrash) {
		this.recorded.forEach((exception) -> create(exception, exception.occurrence()));
		for (ExceptionRow exception : this.others) {
			WorkItem series = exception.series();
			LocalDate occurrence = exception.occurrence()
				.plusDays(ChronoUnit.DAYS.between(exception.first(), firstDay(series)));
			if (series.recurrence().filter((recurrence) -> recurrence.occursOn(occurrence)).isPresent()) {
				create(exception, occurrence);
			}
		}
		toTrash.forEach((item) -> this.unlinked.remove(item.id()));
		this.unlinked.forEach((id) -> this.service.detach(find(id)));
	}

	private void create(ExceptionRow exception, LocalDate occurrence) {
		WorkItem override = exception.overrideId().map(this::find).orElse(null);
		if (override != null) {
			requireAttachable(override, exception.series());
			this.unlinked.remove(override.id());
		}
		this.service.addException(exception.series(), occurrence, override);
	}

	/**
	 * Requires that an item can be an override of a series. It may have been an ordinary
	 * item in between.
	 */
	private void requireAttachable(WorkItem override, WorkItem series) {
		boolean samePosition = Objects.equals(override.parentId(), series.parentId())
				&& override.owner().isSameAs(series.owner());
		if (!series.id().equals(override.seriesId())
				&& (!samePosition || override.isSeries() || !this.tree.children(List.of(override.id())).isEmpty())) {
			throw UndoRefusedException.changed(override, null, List.of());
		}
	}

	/**
	 * Returns the first day of an item that is or was a series; any day for an item
	 * without dates, which has no exceptions.
	 */
	private static LocalDate firstDay(WorkItem series) {
		return Objects.requireNonNullElse(series.schedule().firstDay(), LocalDate.EPOCH);
	}

	private WorkItem find(UUID overrideId) {
		return this.tree.find(overrideId)
			.orElseThrow(() -> UndoRefusedException.gone(overrideId, this.changeSet.title()));
	}

	/**
	 * An exception of a series.
	 *
	 * @param first the first day of the series when the exception was read
	 * @param occurrence the original date
	 * @param overrideId the override; empty for a removed occurrence
	 */
	private record ExceptionRow(WorkItem series, LocalDate first, LocalDate occurrence, Optional<UUID> overrideId) {

	}

}
