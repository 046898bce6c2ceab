package dev.kalends.workitem;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.kalends.freshness.ChangeMade;
import dev.kalends.shared.Ids;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes the history of work items. It is told of every item that is written by the
 * entity listener that stands behind all write paths, and each item remembers by itself
 * what it was; so no path can forget the history. What differs is written right before
 * the commit, all of a transaction as one deed.
 */
@Component
class ChangeRecorder {

	private final DeedRepository deeds;

	private final DeedOfRequest request;

	private final JsonMapper json;

	private final Ids ids;

	private final Clock clock;

	ChangeRecorder(DeedRepository deeds, DeedOfRequest request, JsonMapper json, Ids ids, Clock clock) {
		this.deeds = deeds;
		this.request = request;
		this.json = json;
		this.ids = ids;
		this.clock = clock;
	}

	void creating(WorkItem item) {
		Recording recording = recording();
		recording.written.add(item);
		recording.created.add(item.id());
	}

	void changing(WorkItem item) {
		recording().written.add(item);
	}

	/**
	 * Says that the running transaction takes a deed back, or makes it again.
	 * @return the id under which that is recorded
	 */
	UUID undoes(UUID deedId) {
		Recording recording = recording();
		recording.undoes = deedId;
		return recording.deedId;
	}

	/**
	 * Returns the members of an item that its history knows.
	 */
	ObjectNode members(WorkItemResource item) {
		ObjectNode all = this.json.valueToTree(item);
		ObjectNode known = this.json.createObjectNode();
		WorkItemResource.WRITABLE.forEach((name) -> known.set(name, all.get(name)));
		return known;
	}

	@EventListener
	void write(ChangeMade made) {
		@Nullable Recording recording = (Recording) TransactionSynchronizationManager.getResource(this);
		if (recording == null) {
			return;
		}
		List<ItemChange> changes = new ArrayList<>();
		@Nullable String title = null;
		for (WorkItem item : recording.written) {
			@Nullable ItemChange change = recording.created.contains(item.id()) ? created(item) : changed(item);
			if (change != null) {
				title = (title == null || item.id().equals(made.subjectId())) ? item.title() : title;
				changes.add(change);
			}
		}
		if (title != null) {
			this.deeds.insert(new Deed(recording.deedId, 0, made.actorId(), made.action(), this.clock.instant(), title,
					changes.size(), recording.undoes, false), changes);
			recording.isUndoable = DeedRepository.isUndoable(made.action());
		}
	}

	private ItemChange created(WorkItem item) {
		return new ItemChange(item.id(), ChangeKind.CREATED, item.home(), this.json.createObjectNode(),
				this.json.createObjectNode());
	}

	private @Nullable ItemChange changed(WorkItem item) {
		ItemState was = item.before();
		if (was == null) {
			return null;
		}
		ObjectNode before = members(was.members());
		ObjectNode after = members(WorkItemResource.whole(item));
		for (String name : WorkItemResource.WRITABLE) {
			@Nullable JsonNode value = before.get(name);
			if (value != null && value.equals(after.get(name))) {
				before.remove(name);
				after.remove(name);
			}
		}
		if (was.trashed() != item.isTrashed()) {
			return new ItemChange(item.id(), item.isTrashed() ? ChangeKind.DELETED : ChangeKind.RESTORED,
					item.homeBefore(), before, after);
		}
		return before.isEmpty() ? null : new ItemChange(item.id(), ChangeKind.EDITED, item.homeBefore(), before, after);
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
	 * The items that one transaction writes.
	 */
	private final class Recording implements TransactionSynchronization {

		private final UUID deedId;

		private final Set<WorkItem> written = new LinkedHashSet<>();

		private final Set<UUID> created = new HashSet<>();

		private @Nullable UUID undoes;

		private boolean isUndoable;

		Recording(UUID deedId) {
			this.deedId = deedId;
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
				ChangeRecorder.this.request.done(this.deedId);
			}
		}

	}

}
