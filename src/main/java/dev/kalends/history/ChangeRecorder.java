package dev.kalends.history;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.ChangeCommitting;
import dev.kalends.shared.Ids;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemMembers;
import dev.kalends.workitem.WorkItemWriteListener;
import dev.kalends.workitem.changeset.CombinedChanges;
import dev.kalends.workitem.changeset.RequestChangeSetId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Records the history of work items. A JPA entity listener reports every written item,
 * and each item keeps its own earlier state, so no write path can bypass the history. The
 * differences are written right before the commit, as one change set per transaction.
 */
@Component
class ChangeRecorder implements WorkItemWriteListener, CombinedChanges {

	private static final String EDITED = "work_item.edited";

	private final ChangeSetRepository changeSets;

	private final RequestChangeSetId requestChangeSetId;

	private final JsonMapper json;

	private final Ids ids;

	private final Clock clock;

	ChangeRecorder(ChangeSetRepository changeSets, RequestChangeSetId requestChangeSetId, JsonMapper json, Ids ids,
			Clock clock) {
		this.changeSets = changeSets;
		this.requestChangeSetId = requestChangeSetId;
		this.json = json;
		this.ids = ids;
		this.clock = clock;
	}

	@Override
	public void creating(WorkItem item) {
		Recording recording = recording();
		recording.written.add(item);
		recording.created.add(item.id());
	}

	@Override
	public void changing(WorkItem item) {
		recording().written.add(item);
	}

	@Override
	public void excepting(WorkItem series, LocalDate occurrence, @Nullable UUID overrideId) {
		exceptionsOf(series).set(occurrence, RecordedExceptions.state(overrideId));
	}

	@Override
	public void removingException(WorkItem series, LocalDate occurrence, @Nullable UUID overrideId) {
		exceptionsOf(series).clear(occurrence, RecordedExceptions.state(overrideId));
	}

	/**
	 * Returns the changed exceptions of a series, which belongs to the written items
	 * because of them.
	 */
	private RecordedExceptions exceptionsOf(WorkItem series) {
		Recording recording = recording();
		recording.written.add(series);
		return recording.exceptionsOf(series);
	}

	@Override
	public void combineWith(Viewer viewer, Collection<UUID> changeIds) {
		Recording recording = recording();
		changeIds.stream()
			.sorted()
			.flatMap((id) -> this.changeSets.lock(id, viewer.id()).stream())
			.filter((earlier) -> earlier.action().equals(EDITED) && !earlier.undone()
					&& !this.changeSets.wasUndone(earlier.id()))
			.sorted(Comparator.comparingLong(ChangeSet::number))
			.forEach(recording.earlier::add);
	}

	/**
	 * Marks the change set of the current transaction as an undo or redo.
	 * @param changeSetId the change set that is undone or redone
	 * @return the id of the change set of the current transaction
	 */
	UUID markAsUndoOf(UUID changeSetId) {
		Recording recording = recording();
		recording.undoes = changeSetId;
		return recording.changeSetId;
	}

	/**
	 * Returns the members of a draft in the format that the history stores.
	 */
	ObjectNode members(WorkItemDraft draft) {
		return this.json.valueToTree(WorkItemMembers.of(draft));
	}

	@EventListener
	void write(ChangeCommitting event) {
		@Nullable Recording recording = (Recording) TransactionSynchronizationManager.getResource(this);
		if (recording == null) {
			return;
		}
		List<ItemChange> changes = new ArrayList<>();
		@Nullable String title = null;
		for (WorkItem item : recording.written) {
			RecordedExceptions exceptions = recording.exceptionsOf(item);
			@Nullable ItemChange change = recording.created.contains(item.id()) ? created(item, exceptions)
					: changed(item, exceptions);
			if (change != null) {
				title = (title == null || item.id().equals(event.subjectId())) ? item.title() : title;
				changes.add(change);
			}
		}
		if (title != null) {
			List<ItemChange> all = combined(recording, changes);
			String shownTitle = recording.earlier.isEmpty() ? title : recording.earlier.get(0).title();
			this.changeSets.insert(new ChangeSet(recording.changeSetId, 0, event.actorId(), event.action(),
					this.clock.instant(), shownTitle, all.size(), recording.undoes, false), all);
			recording.isUndoable = ChangeSetRepository.isUndoable(event.action());
		}
	}

	/**
	 * Moves the earlier changes into the change set of this transaction.
	 */
	private List<ItemChange> combined(Recording recording, List<ItemChange> changes) {
		Map<UUID, ItemChange> byItem = new LinkedHashMap<>();
		for (ChangeSet earlier : recording.earlier) {
			this.changeSets.findChanges(earlier.id())
				.forEach((change) -> byItem.merge(change.itemId(), change, ItemChange::followedBy));
			this.changeSets.delete(earlier.id());
		}
		changes.forEach((change) -> byItem.merge(change.itemId(), change, ItemChange::followedBy));
		return List.copyOf(byItem.values());
	}

	/**
	 * Returns the creation of an item. An override starts as a copy of an occurrence, so
	 * its creation contains what differs from it.
	 */
	private ItemChange created(WorkItem item, RecordedExceptions exceptions) {
		ObjectNode before = this.json.createObjectNode();
		ObjectNode after = this.json.createObjectNode();
		if (item.isOverride()) {
			addDifferences(item, before, after);
		}
		exceptions.addTo(before, after);
		return new ItemChange(item.id(), ChangeKind.CREATED, item.owner(), before, after);
	}

	private @Nullable ItemChange changed(WorkItem item, RecordedExceptions exceptions) {
		ObjectNode before = this.json.createObjectNode();
		ObjectNode after = this.json.createObjectNode();
		addDifferences(item, before, after);
		exceptions.addTo(before, after);
		WorkItem.EarlierState earlier = item.before();
		if (earlier != null && earlier.trashed() != item.isTrashed()) {
			return new ItemChange(item.id(), item.isTrashed() ? ChangeKind.DELETED : ChangeKind.RESTORED,
					item.previousOwner(), before, after);
		}
		return before.isEmpty() ? null
				: new ItemChange(item.id(), ChangeKind.EDITED, item.previousOwner(), before, after);
	}

	/**
	 * Adds the members that have changed since the item was loaded.
	 */
	private void addDifferences(WorkItem item, ObjectNode before, ObjectNode after) {
		WorkItem.EarlierState earlier = item.before();
		if (earlier == null) {
			return;
		}
		ObjectNode earlierMembers = members(earlier.draft());
		ObjectNode members = members(item.asDraft());
		for (String name : WorkItemMembers.WRITABLE) {
			@Nullable JsonNode value = earlierMembers.get(name);
			if (value != null && !value.equals(members.get(name))) {
				before.set(name, value);
				after.set(name, members.get(name));
			}
		}
	}

	private Recording recording() {
		@Nullable Recording recording = (Recording) TransactionSynchronizationManager.getResource(this);
		if (recording == null) {
			recording = new Recording(this.ids.next());
			TransactionSynchronizationManager.bindResource(this, recording);
			TransactionSynchronizationManager.registerSynchronization(recording);
		}
		return recording;
	}

	/**
	 * Collects the items that one transaction writes.
	 */
	private final class Recording implements TransactionSynchronization {

		private final UUID changeSetId;

		private final Set<WorkItem> written = new LinkedHashSet<>();

		private final Set<UUID> created = new HashSet<>();

		private final Map<UUID, RecordedExceptions> exceptions = new HashMap<>();

		private final List<ChangeSet> earlier = new ArrayList<>();

		private @Nullable UUID undoes;

		private boolean isUndoable;

		Recording(UUID changeSetId) {
			this.changeSetId = changeSetId;
		}

		RecordedExceptions exceptionsOf(WorkItem item) {
			return this.exceptions.computeIfAbsent(item.id(), (id) -> new RecordedExceptions());
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(ChangeRecorder.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(ChangeRecorder.this, this);
		}

		@Override
		public void beforeCompletion() {
			TransactionSynchronizationManager.unbindResourceIfPossible(ChangeRecorder.this);
		}

		@Override
		public void afterCommit() {
			if (this.isUndoable) {
				ChangeRecorder.this.requestChangeSetId.set(this.changeSetId);
			}
		}

	}

}
