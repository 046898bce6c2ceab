package dev.kalends.history;

import java.time.LocalDate;
import java.util.HashMap;
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
 * reverted, their exceptions are removed, because an edit of a series also changes its
 * overrides, and these are reverted by their own recorded changes.
 */
final class SeriesReversal {

	private final SeriesService service;

	private final LockedTree tree;

	private final ChangeSet changeSet;

	private final Map<UUID, WorkItem> series = new HashMap<>();

	private final Map<UUID, Map<LocalDate, Optional<UUID>>> target = new HashMap<>();

	private final Set<UUID> detached = new HashSet<>();

	private SeriesReversal(SeriesService service, LockedTree tree, ChangeSet changeSet) {
		this.service = service;
		this.tree = tree;
		this.changeSet = changeSet;
	}

	/**
	 * Removes the exceptions that the change set has recorded, and those of all overrides
	 * in it.
	 * @param items the items of the change set, whose trees are locked
	 * @throws UndoRefusedException when an exception has been changed since
	 */
	static SeriesReversal start(SeriesService service, LockedTree tree, ChangeSet changeSet, List<ItemChange> changes,
			Map<UUID, WorkItem> items) {
		SeriesReversal reversal = new SeriesReversal(service, tree, changeSet);
		for (ItemChange change : changes) {
			WorkItem item = items.get(change.itemId());
			if (item != null && item.isSeries()) {
				reversal.removeRecorded(item, change);
			}
		}
		for (WorkItem item : items.values()) {
			if (item.seriesId() != null) {
				tree.find(item.seriesId()).ifPresent((found) -> reversal.removeTemporarily(found, item));
			}
		}
		return reversal;
	}

	private void removeRecorded(WorkItem item, ItemChange change) {
		Map<LocalDate, @Nullable String> before = SeriesExceptions.of(change.before());
		Map<LocalDate, @Nullable String> after = SeriesExceptions.of(change.after());
		Map<LocalDate, Optional<UUID>> current = after.isEmpty() ? Map.of() : this.service.exceptions(item);
		after.forEach((occurrence, state) -> {
			Optional<UUID> found = current.get(occurrence);
			String now = (found != null) ? SeriesExceptions.state(found.orElse(null)) : null;
			if (!Objects.equals(now, state)) {
				throw UndoRefusedException.changed(item, null, List.of());
			}
			if (found != null) {
				this.service.removeException(item, occurrence);
				found.ifPresent(this.detached::add);
			}
		});
		before.forEach((occurrence, state) -> {
			if (state != null) {
				setTarget(item, occurrence, SeriesExceptions.overrideId(state));
			}
		});
	}

	private void removeTemporarily(WorkItem owner, WorkItem override) {
		LocalDate occurrence = override.occurrence();
		Optional<UUID> found = this.service.exceptions(owner).get(occurrence);
		if (occurrence != null && found != null && found.filter(override.id()::equals).isPresent()) {
			this.service.removeException(owner, occurrence);
			setTarget(owner, occurrence, found);
		}
	}

	private void setTarget(WorkItem owner, LocalDate occurrence, Optional<UUID> overrideId) {
		this.series.put(owner.id(), owner);
		this.target.computeIfAbsent(owner.id(), (id) -> new HashMap<>()).put(occurrence, overrideId);
	}

	/**
	 * Creates the exceptions that existed before the change set.
	 * @param toTrash the items that are going to be moved to the trash, which keep their
	 * link to their series
	 */
	void finish(List<WorkItem> toTrash) {
		this.target.forEach((seriesId, exceptions) -> exceptions.forEach((occurrence, overrideId) -> {
			WorkItem override = overrideId.map(this::find).orElse(null);
			this.service.restoreException(Objects.requireNonNull(this.series.get(seriesId)), occurrence, override);
			overrideId.ifPresent(this.detached::remove);
		}));
		toTrash.forEach((item) -> this.detached.remove(item.id()));
		this.detached.forEach((id) -> this.tree.find(id).ifPresent(this.service::detach));
	}

	private WorkItem find(UUID overrideId) {
		return this.tree.find(overrideId)
			.orElseThrow(() -> UndoRefusedException.gone(overrideId, this.changeSet.title()));
	}

}
