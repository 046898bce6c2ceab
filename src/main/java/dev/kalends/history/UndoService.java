package dev.kalends.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.history.UndoRefusedException.Reason;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.web.JsonMembers;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.DerivedValues;
import dev.kalends.workitem.LockedTree;
import dev.kalends.workitem.SeriesService;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemField;
import dev.kalends.workitem.WorkItemMembers;
import dev.kalends.workitem.WorkItemRemoval;
import dev.kalends.workitem.WorkItemService;
import dev.kalends.workitem.query.WorkItemReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Service;

/**
 * Undoes and redoes change sets, completely or not at all. It uses the same services as
 * any other change, so the same permissions and rules apply and all feeds show the result
 * at once. It never overwrites later changes of other people; it refuses instead. An undo
 * is recorded as a change set too, and undoing that change set is a redo.
 */
@Service
public class UndoService {

	/**
	 * How many of their latest change sets a person can undo.
	 */
	static final int MAX_CHANGE_SETS = 20;

	/**
	 * The most items that an undo changes one by one.
	 */
	public static final int MAX_ITEMS = 1_000;

	/**
	 * Actions on a single subtree. They can be undone for any number of items.
	 */
	private static final Set<String> SINGLE_TREE_ACTIONS = Set.of("work_item.deleted", "work_item.restored");

	private static final String PROGRESS = WorkItemField.PROGRESS.name();

	private final ChangeSetRepository changeSets;

	private final WorkItemService service;

	private final SeriesService series;

	private final WorkItemRemoval removal;

	private final WorkItemReader reader;

	private final LockedTree tree;

	private final DerivedValues derived;

	private final ChangeRecorder recorder;

	private final ScopeChanges changes;

	private final WriteTransactions transactions;

	UndoService(ChangeSetRepository changeSets, WorkItemService service, SeriesService series, WorkItemRemoval removal,
			WorkItemReader reader, LockedTree tree, DerivedValues derived, ChangeRecorder recorder,
			ScopeChanges changes, WriteTransactions transactions) {
		this.changeSets = changeSets;
		this.service = service;
		this.series = series;
		this.removal = removal;
		this.reader = reader;
		this.tree = tree;
		this.derived = derived;
		this.recorder = recorder;
		this.changes = changes;
		this.transactions = transactions;
	}

	/**
	 * Returns the change sets that the viewer can undo, newest first.
	 */
	List<ChangeSet> undoable(Viewer viewer) {
		return this.changeSets.findLatest(viewer.id(), MAX_CHANGE_SETS)
			.stream()
			.filter((changeSet) -> !changeSet.undone())
			.toList();
	}

	/**
	 * Undoes the viewer's latest change that is not undone yet.
	 * @throws NotFoundException when there is nothing to undo
	 * @throws UndoRefusedException when the change cannot be undone
	 */
	Outcome undoLatest(Viewer viewer) {
		return this.transactions.execute(() -> {
			ChangeSet latest = lockFirst(viewer, () -> undoable(viewer).stream().findFirst());
			return undo(viewer, latest.id());
		});
	}

	/**
	 * Redoes the viewer's last undo, unless they have made another change since.
	 * @throws NotFoundException when there is nothing to redo
	 * @throws UndoRefusedException when the change cannot be redone
	 */
	Outcome redoLatest(Viewer viewer) {
		return this.transactions.execute(() -> {
			ChangeSet undo = lockFirst(viewer, () -> this.changeSets.findLatestUndo(viewer.id()));
			boolean hasNewerChange = this.changeSets.findLatest(viewer.id(), 1)
				.stream()
				.anyMatch((changeSet) -> changeSet.number() > undo.number());
			if (hasNewerChange) {
				throw new NotFoundException();
			}
			return undo(viewer, undo.id());
		});
	}

	/**
	 * Locks the first change set of a query that is not undone. If a concurrent request
	 * of the same person has undone it while this request waited for the lock, the query
	 * is repeated. So pressing the keys twice undoes two changes.
	 */
	private ChangeSet lockFirst(Viewer viewer, Supplier<Optional<ChangeSet>> query) {
		while (true) {
			ChangeSet found = query.get().orElseThrow(NotFoundException::new);
			ChangeSet locked = lock(viewer, found.id());
			if (!locked.undone()) {
				return locked;
			}
		}
	}

	/**
	 * Undoes a change set of the viewer. If that change set is itself an undo, redoes the
	 * original one.
	 * @throws NotFoundException when the viewer has no such change set
	 * @throws UndoRefusedException when the change set cannot be undone or redone
	 */
	Outcome undo(Viewer viewer, UUID changeSetId) {
		return this.transactions.execute(() -> {
			ChangeSet requested = lock(viewer, changeSetId);
			ChangeSet original = (requested.undoes() != null) ? lock(viewer, requested.undoes()) : requested;
			boolean redo = requested.isUndo();
			requireUndoable(viewer, requested, original, redo);
			ChangeSet reversed = redo ? requested : original;
			List<ItemChange> found = this.changeSets.findChanges(reversed.id());
			if (found.size() < reversed.itemCount()) {
				throw UndoRefusedException.because(Reason.GONE);
			}
			this.changes.because(redo ? ChangeSet.REDONE : ChangeSet.UNDONE, viewer.id(),
					(found.size() == 1) ? found.get(0).itemId() : null);
			UUID id = this.recorder.markAsUndoOf(original.id());
			Map<UUID, WorkItem> items = reverse(viewer, reversed, found);
			this.changeSets.setUndone(original.id(), !redo);
			if (redo) {
				this.changeSets.setUndone(requested.id(), true);
			}
			return new Outcome(id, original, redo, found, List.copyOf(items.values()));
		});
	}

	private ChangeSet lock(Viewer viewer, UUID changeSetId) {
		return this.changeSets.lock(changeSetId, viewer.id()).orElseThrow(NotFoundException::new);
	}

	private void requireUndoable(Viewer viewer, ChangeSet requested, ChangeSet original, boolean redo) {
		if (!ChangeSetRepository.isUndoable(original.action())) {
			throw new NotFoundException();
		}
		if (original.undone() != redo || (redo && requested.undone())) {
			throw UndoRefusedException.because(Reason.ALREADY);
		}
		if (this.changeSets.findLatest(viewer.id(), MAX_CHANGE_SETS)
			.stream()
			.noneMatch((changeSet) -> changeSet.id().equals(original.id()))) {
			throw UndoRefusedException.because(Reason.TOO_OLD);
		}
		if (original.itemCount() > MAX_ITEMS && !SINGLE_TREE_ACTIONS.contains(original.action())) {
			throw UndoRefusedException.tooMany(MAX_ITEMS);
		}
	}

	/**
	 * Restores deleted items first and moves created items to the trash last, so that
	 * every edit in between finds both the old and the new parent.
	 */
	private Map<UUID, WorkItem> reverse(Viewer viewer, ChangeSet changeSet, List<ItemChange> found) {
		Set<UUID> ids = found.stream().map(ItemChange::itemId).collect(Collectors.toSet());
		Set<UUID> locked = new HashSet<>(ids);
		// Overrides that became ordinary items may be in other trees by now.
		found.forEach((change) -> locked.addAll(SeriesExceptions.overrideIds(change.before())));
		Map<UUID, WorkItem> items = this.tree.lockAll(locked)
			.stream()
			.filter((item) -> ids.contains(item.id()))
			.collect(Collectors.toMap(WorkItem::id, Function.identity()));
		Map<ChangeKind, List<ItemChange>> byKind = found.stream().collect(Collectors.groupingBy(ItemChange::kind));
		List<WorkItem> toTrash = new ArrayList<>();
		for (ChangeKind kind : List.of(ChangeKind.CREATED, ChangeKind.RESTORED)) {
			byKind.getOrDefault(kind, List.of()).forEach((change) -> toTrash.add(item(items, change, changeSet)));
		}
		requireUnchanged(viewer, changeSet, toTrash);
		SeriesReversal reversal = SeriesReversal.start(this.series, this.tree, changeSet, found, items);
		restoreDeleted(viewer, changeSet,
				byKind.getOrDefault(ChangeKind.DELETED, List.of())
					.stream()
					.map((change) -> item(items, change, changeSet))
					.toList());
		byKind.getOrDefault(ChangeKind.EDITED, List.of())
			.forEach((change) -> revertEdit(viewer, changeSet, item(items, change, changeSet), change));
		reversal.finish(toTrash);
		moveToTrash(viewer, changeSet, toTrash);
		return items;
	}

	private static WorkItem item(Map<UUID, WorkItem> items, ItemChange change, ChangeSet changeSet) {
		@Nullable WorkItem item = items.get(change.itemId());
		if (item == null) {
			throw UndoRefusedException.gone(change.itemId(), changeSet.title());
		}
		return item;
	}

	private void restoreDeleted(Viewer viewer, ChangeSet changeSet, List<WorkItem> deleted) {
		for (WorkItem item : deleted) {
			if (!item.isTrashed()) {
				throw UndoRefusedException.alreadyRestored(item.id(), changeSet.title());
			}
		}
		deleted.stream()
			// A series before its overrides, which cannot be restored without it.
			.sorted(Comparator.comparingInt(WorkItem::depth).thenComparing(WorkItem::isOverride))
			.filter(WorkItem::isTrashed)
			.forEach((item) -> {
				Access access = this.reader.access(viewer);
				if (access.isOwnerOrMember(item) && !access.manages(item)) {
					throw UndoRefusedException.refused(item, new NotPermittedException("change-as-viewer"));
				}
				attempt(changeSet, item, () -> this.removal.restore(viewer, item.id()));
			});
	}

	private void revertEdit(Viewer viewer, ChangeSet changeSet, WorkItem item, ItemChange change) {
		if (item.isTrashed() || !this.reader.access(viewer).sees(item)) {
			throw UndoRefusedException.gone(item.id(), changeSet.title());
		}
		ObjectNode patch = change.before().deepCopy();
		patch.remove(SeriesExceptions.MEMBER);
		if (patch.size() > 1 && followsChildren(item, patch)) {
			// Progress follows from the children, which may have changed since.
			patch.remove(PROGRESS);
		}
		ObjectNode now = this.recorder.members(item.asDraft());
		List<String> changed = patch.propertyNames()
			.stream()
			.filter((member) -> !Objects.equals(now.get(member), change.after().get(member)))
			.toList();
		if (!changed.isEmpty()) {
			throw UndoRefusedException.changed(item, laterActor(item, changeSet), changed);
		}
		JsonMembers members = WorkItemMembers.read(patch);
		attempt(changeSet, item, () -> this.service.edit(viewer, item.id(), (current) -> true,
				(draft) -> WorkItemMembers.applyTo(draft, members)));
	}

	private boolean followsChildren(WorkItem item, ObjectNode patch) {
		boolean follows = patch.has(WorkItemField.AUTO_PROGRESS.name()) || item.isAutoProgress();
		return patch.has(PROGRESS) && follows && this.derived.hasCountedChildren(item);
	}

	private @Nullable UUID laterActor(WorkItem item, ChangeSet changeSet) {
		return this.changeSets.findLaterActors(List.of(item.id()), changeSet).get(item.id());
	}

	/**
	 * Refuses to move items to the trash that other people have changed since the change
	 * set.
	 */
	private void requireUnchanged(Viewer viewer, ChangeSet changeSet, List<WorkItem> items) {
		if (items.isEmpty()) {
			return;
		}
		Access access = this.reader.access(viewer);
		Map<UUID, UUID> others = this.changeSets.findLaterActors(items.stream().map(WorkItem::id).toList(), changeSet);
		for (WorkItem item : items) {
			if (item.isTrashed() || !access.sees(item)) {
				throw UndoRefusedException.gone(item.id(), changeSet.title());
			}
			if (others.containsKey(item.id())) {
				throw UndoRefusedException.changed(item, others.get(item.id()), List.of());
			}
		}
	}

	private void moveToTrash(Viewer viewer, ChangeSet changeSet, List<WorkItem> items) {
		if (items.isEmpty()) {
			return;
		}
		Map<UUID, WorkItem> byId = new HashMap<>();
		items.forEach((item) -> byId.put(item.id(), item));
		Set<UUID> ids = new HashSet<>(byId.keySet());
		for (WorkItem child : this.tree.children(ids)) {
			// An override is deleted with its series.
			if (!ids.contains(child.id()) && !ids.contains(child.seriesId())) {
				throw UndoRefusedException.hasChildren(Objects.requireNonNull(byId.get(child.parentId())));
			}
		}
		attempt(changeSet, items.get(0), () -> {
			this.removal.deleteTogether(viewer, items);
			return items;
		});
	}

	private static <T> T attempt(ChangeSet changeSet, WorkItem item, Supplier<T> work) {
		try {
			return work.get();
		}
		catch (NotFoundException ex) {
			throw UndoRefusedException.gone(item.id(), changeSet.title());
		}
		catch (NotPermittedException | RuleViolatedException ex) {
			throw UndoRefusedException.refused(item, ex);
		}
	}

	/**
	 * The result of an undo or redo.
	 *
	 * @param id id of the new change set, which can itself be undone
	 * @param original the change set that was undone or redone
	 * @param redo {@code true} for a redo, {@code false} for an undo
	 * @param reversed the item changes that were reverted
	 * @param items the items in their current state
	 */
	record Outcome(UUID id, ChangeSet original, boolean redo, List<ItemChange> reversed, List<WorkItem> items) {

		private static final Set<String> POSITION_FIELDS = Stream
			.of(WorkItemField.START_DATE, WorkItemField.DUE_DATE, WorkItemField.START_TIME, WorkItemField.END_TIME,
					WorkItemField.TIME_ZONE, WorkItemField.PARENT_ID, WorkItemField.TEAM_ID)
			.map(WorkItemField::name)
			.collect(Collectors.toUnmodifiableSet());

		/**
		 * Actions that create or delete items of a series, but are changes of the series
		 * for the people who see it.
		 */
		private static final Set<String> SERIES_ACTIONS = Set.of("work_item.occurrence_edited",
				"work_item.occurrence_deleted", "work_item.occurrences_deleted", "work_item.series_split");

		/**
		 * Returns the changes to report: if items were created, deleted or restored,
		 * edits that merely accompany those changes are left out.
		 */
		private List<ItemChange> primaryChanges() {
			if (SERIES_ACTIONS.contains(this.original.action())) {
				return this.reversed.stream().filter((change) -> change.kind() == ChangeKind.EDITED).toList();
			}
			List<ItemChange> notEdited = this.reversed.stream()
				.filter((change) -> change.kind() != ChangeKind.EDITED)
				.toList();
			return notEdited.isEmpty() ? this.reversed : notEdited;
		}

		/**
		 * Returns the title of the topmost reported item.
		 */
		String title() {
			Set<UUID> primaryIds = primaryChanges().stream().map(ItemChange::itemId).collect(Collectors.toSet());
			return this.items.stream()
				.filter((item) -> primaryIds.contains(item.id()))
				.min(Comparator.comparingInt(WorkItem::depth).thenComparing(WorkItem::id))
				.map(WorkItem::title)
				.orElse(this.original.title());
		}

		int count() {
			return primaryChanges().size();
		}

		/**
		 * Returns the message key of the result without its prefix {@code undo.}
		 */
		String key() {
			ItemChange first = primaryChanges().get(0);
			String many = (count() > 1) ? "-many" : "";
			return switch (first.kind()) {
				case DELETED -> "back" + many;
				case CREATED, RESTORED -> "away" + many;
				case EDITED -> this.redo ? "again" + many
						: (count() == 1 && POSITION_FIELDS.containsAll(first.before().propertyNames())) ? "where"
								: "as-was" + many;
			};
		}

	}

}
