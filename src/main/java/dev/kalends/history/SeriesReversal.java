package dev.kalends.history;

import java.time.LocalDate;
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
import dev.kalends.workitem.recurrence.Recurrence;
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
		Map<LocalDate, @Nullable String> after = RecordedExceptions.of(change.after());
		Map<LocalDate, Optional<UUID>> current = series.isSeries() ? this.service.exceptions(series) : Map.of();
		after.forEach((occurrence, state) -> {
			Optional<UUID> found = current.get(occurrence);
			if (!Objects.equals((found != null) ? RecordedExceptions.state(found.orElse(null)) : null, state)) {
				throw UndoRefusedException.changed(series, null, List.of());
			}
		});
		Set<LocalDate> toRemove = new HashSet<>(current.keySet());
		current.forEach((occurrence, overrideId) -> {
			if (after.containsKey(occurrence)) {
				overrideId.ifPresent(this.unlinked::add);
			}
			else if (overrideId.map(this::find).filter(this::followsBack).isPresent()) {
				toRemove.remove(occurrence);
			}
			else {
				overrideId.ifPresent(this.unlinked::add);
				this.others.add(new ExceptionRow(series, series.recurrence().orElse(null), occurrence, overrideId));
			}
		});
		this.service.removeExceptions(series, toRemove);
		RecordedExceptions.of(change.before()).forEach((occurrence, state) -> {
			if (state != null) {
				this.recorded.add(new ExceptionRow(series, series.recurrence().orElse(null), occurrence,
						RecordedExceptions.overrideId(state)));
			}
		});
	}

	/**
	 * Returns whether an override follows its series back. One that was created later was
	 * copied from the changed series. In the trash, overrides follow without a record.
	 */
	private boolean followsBack(WorkItem override) {
		return override.isTrashed() || override.createdAt().isAfter(this.changeSet.doneAt());
	}

	private void removeOf(WorkItem override, WorkItem series, LocalDate occurrence) {
		if (this.service.replaces(override, series, occurrence)) {
			this.service.removeExceptions(series, List.of(occurrence));
			this.unlinked.add(override.id());
			this.others.add(
					new ExceptionRow(series, series.recurrence().orElse(null), occurrence, Optional.of(override.id())));
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
			LocalDate occurrence = newDate(exception);
			if (occurrence != null) {
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
	 * Returns the original date of an exception after the revert of its series: the same
	 * date, or the same position if the series moved back.
	 * @return {@code null} when the rule does not have it
	 */
	private static @Nullable LocalDate newDate(ExceptionRow exception) {
		Recurrence before = exception.recurrence();
		Recurrence now = exception.series().recurrence().orElse(null);
		LocalDate occurrence = exception.occurrence();
		if (before == null || now == null) {
			return null;
		}
		if (!before.start().equals(now.start())) {
			return before.correspondingDates(now, Set.of(occurrence)).get(occurrence);
		}
		return now.occursOn(occurrence) ? occurrence : null;
	}

	private WorkItem find(UUID overrideId) {
		return this.tree.find(overrideId)
			.orElseThrow(() -> UndoRefusedException.gone(overrideId, this.changeSet.title()));
	}

	/**
	 * An exception of a series.
	 *
	 * @param recurrence the dates of the series when the exception was read; {@code null}
	 * if it did not repeat
	 * @param occurrence the original date
	 * @param overrideId the override; empty for a removed occurrence
	 */
	private record ExceptionRow(WorkItem series, @Nullable Recurrence recurrence, LocalDate occurrence,
			Optional<UUID> overrideId) {

	}

}
