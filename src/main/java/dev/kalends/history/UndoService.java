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

import dev.kalends.account.Viewer;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.history.UndoRefusedException.Why;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.web.JsonMembers;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.LockedTree;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemMembers;
import dev.kalends.workitem.WorkItemRemoval;
import dev.kalends.workitem.WorkItemService;
import dev.kalends.workitem.query.WorkItemReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Service;

/**
 * Takes back what somebody did, all of it or nothing. It goes the ways of any other
 * change, so what the person may not do by hand they may not take back either, and
 * everybody's feed shows it at once. What somebody else changed meanwhile is never
 * overwritten: then it refuses. Taking back is a change set as well; taking that one back
 * makes the first one again.
 */
@Service
public class UndoService {

	/**
	 * How many change sets of a person can be taken back.
	 */
	static final int MAX_CHANGE_SETS = 20;

	/**
	 * The most items of one change set that are changed back at once, one by one.
	 */
	public static final int MAX_ITEMS = 1_000;

	/**
	 * What goes to the trash or comes back below a single item, however much that is.
	 */
	private static final Set<String> OF_ONE_TREE = Set.of("work_item.deleted", "work_item.restored");

	private static final String PROGRESS = "progress";

	private final ChangeSetRepository changeSets;

	private final WorkItemService service;

	private final WorkItemRemoval removal;

	private final WorkItemReader reader;

	private final LockedTree tree;

	private final ChangeRecorder recorder;

	private final ScopeChanges changes;

	private final WriteTransactions transactions;

	UndoService(ChangeSetRepository changeSets, WorkItemService service, WorkItemRemoval removal, WorkItemReader reader,
			LockedTree tree, ChangeRecorder recorder, ScopeChanges changes, WriteTransactions transactions) {
		this.changeSets = changeSets;
		this.service = service;
		this.removal = removal;
		this.reader = reader;
		this.tree = tree;
		this.recorder = recorder;
		this.changes = changes;
		this.transactions = transactions;
	}

	/**
	 * Returns what the viewer can take back, the latest first.
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
			boolean didMore = this.changeSets.findLatest(viewer.id(), 1)
				.stream()
				.anyMatch((changeSet) -> changeSet.number() > undo.number());
			if (didMore) {
				throw new NotFoundException();
			}
			return undo(viewer, undo.id());
		});
	}

	/**
	 * Locks the first change that a query finds and that is not undone. A request that
	 * waited here for another one of the same person finds its change undone and takes
	 * the next one: pressing the keys twice undoes two changes.
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
	 * Takes a change set of the viewer back; where that took another one back, makes that
	 * one again.
	 * @throws NotFoundException when the viewer did no such thing
	 * @throws UndoRefusedException when it cannot be taken back
	 */
	Outcome undo(Viewer viewer, UUID changeSetId) {
		return this.transactions.execute(() -> {
			ChangeSet named = lock(viewer, changeSetId);
			ChangeSet original = (named.undoes() != null) ? lock(viewer, named.undoes()) : named;
			boolean redo = named.isUndo();
			requireUndoable(viewer, named, original, redo);
			ChangeSet reversed = redo ? named : original;
			List<ItemChange> found = this.changeSets.findChanges(reversed.id());
			if (found.size() < reversed.itemCount()) {
				throw UndoRefusedException.because(Why.GONE);
			}
			this.changes.because(redo ? ChangeSet.REDONE : ChangeSet.UNDONE, viewer.id(),
					(found.size() == 1) ? found.get(0).itemId() : null);
			UUID id = this.recorder.undoes(original.id());
			Map<UUID, WorkItem> items = reverse(viewer, reversed, found);
			this.changeSets.mark(original.id(), !redo);
			if (redo) {
				this.changeSets.mark(named.id(), true);
			}
			return new Outcome(id, original, redo, found, List.copyOf(items.values()));
		});
	}

	private ChangeSet lock(Viewer viewer, UUID changeSetId) {
		return this.changeSets.lock(changeSetId, viewer.id()).orElseThrow(NotFoundException::new);
	}

	private void requireUndoable(Viewer viewer, ChangeSet named, ChangeSet original, boolean redo) {
		if (!ChangeSetRepository.isUndoable(original.action())) {
			throw new NotFoundException();
		}
		if (original.undone() != redo || (redo && named.undone())) {
			throw UndoRefusedException.because(Why.ALREADY);
		}
		if (this.changeSets.findLatest(viewer.id(), MAX_CHANGE_SETS)
			.stream()
			.noneMatch((changeSet) -> changeSet.id().equals(original.id()))) {
			throw UndoRefusedException.because(Why.TOO_OLD);
		}
		if (original.itemCount() > MAX_ITEMS && !OF_ONE_TREE.contains(original.action())) {
			throw UndoRefusedException.tooMany(MAX_ITEMS);
		}
	}

	/**
	 * Brings back first and takes away last, so that whatever moves in between finds both
	 * where it was and where it belongs.
	 */
	private Map<UUID, WorkItem> reverse(Viewer viewer, ChangeSet changeSet, List<ItemChange> found) {
		Map<UUID, WorkItem> items = this.tree.lockAll(found.stream().map(ItemChange::itemId).toList())
			.stream()
			.collect(Collectors.toMap(WorkItem::id, Function.identity()));
		Map<ChangeKind, List<ItemChange>> byKind = found.stream().collect(Collectors.groupingBy(ItemChange::kind));
		List<WorkItem> away = new ArrayList<>();
		for (ChangeKind kind : List.of(ChangeKind.CREATED, ChangeKind.RESTORED)) {
			byKind.getOrDefault(kind, List.of()).forEach((change) -> away.add(item(items, change, changeSet)));
		}
		requireUnchanged(viewer, changeSet, away);
		bringBack(viewer, changeSet,
				byKind.getOrDefault(ChangeKind.DELETED, List.of())
					.stream()
					.map((change) -> item(items, change, changeSet))
					.toList());
		byKind.getOrDefault(ChangeKind.EDITED, List.of())
			.forEach((change) -> putBack(viewer, changeSet, item(items, change, changeSet), change));
		takeAway(viewer, changeSet, away);
		return items;
	}

	private static WorkItem item(Map<UUID, WorkItem> items, ItemChange change, ChangeSet changeSet) {
		@Nullable WorkItem item = items.get(change.itemId());
		if (item == null) {
			throw UndoRefusedException.gone(change.itemId(), changeSet.title());
		}
		return item;
	}

	private void bringBack(Viewer viewer, ChangeSet changeSet, List<WorkItem> deleted) {
		for (WorkItem item : deleted) {
			if (!item.isTrashed()) {
				throw UndoRefusedException.backAlready(item.id(), changeSet.title());
			}
		}
		deleted.stream()
			.sorted(Comparator.comparingInt(WorkItem::depth))
			.filter(WorkItem::isTrashed)
			.forEach((item) -> {
				Access access = this.reader.access(viewer);
				if (access.belongs(item) && !access.manages(item)) {
					throw UndoRefusedException.refused(item, new NotPermittedException("change-as-viewer"));
				}
				attempt(changeSet, item, () -> this.removal.restore(viewer, item.id()));
			});
	}

	private void putBack(Viewer viewer, ChangeSet changeSet, WorkItem item, ItemChange change) {
		if (item.isTrashed() || !this.reader.access(viewer).sees(item)) {
			throw UndoRefusedException.gone(item.id(), changeSet.title());
		}
		ObjectNode patch = change.before().deepCopy();
		if (patch.size() > 1 && followsChildren(item, patch)) {
			// It is theirs to say, and they may have said something else since.
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
		boolean follows = patch.has("autoProgress") || item.isAutoProgress();
		return patch.has(PROGRESS) && follows && this.tree.hasCountedChildren(item);
	}

	private @Nullable UUID laterActor(WorkItem item, ChangeSet changeSet) {
		return this.changeSets.findLaterActors(List.of(item.id()), changeSet).get(item.id());
	}

	/**
	 * What somebody else changed since it was made is no longer the viewer's alone.
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

	private void takeAway(Viewer viewer, ChangeSet changeSet, List<WorkItem> items) {
		if (items.isEmpty()) {
			return;
		}
		Map<UUID, WorkItem> byId = new HashMap<>();
		items.forEach((item) -> byId.put(item.id(), item));
		Set<UUID> ids = new HashSet<>(byId.keySet());
		for (WorkItem child : this.tree.livingChildren(ids)) {
			if (!ids.contains(child.id())) {
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
	 * What was taken back, or made again.
	 *
	 * @param id by which that can be taken back in turn
	 * @param original what was taken back or made again
	 * @param redo whether it was made again
	 * @param reversed the changes that are no more
	 * @param items the items as they are now
	 */
	record Outcome(UUID id, ChangeSet original, boolean redo, List<ItemChange> reversed, List<WorkItem> items) {

		private static final Set<String> WHERE = Set.of("startDate", "dueDate", "startTime", "endTime", "timeZone",
				"parentId", "teamId");

		/**
		 * Returns the changes that say what was done: where something came or went, what
		 * moved along with it says nothing of its own.
		 */
		private List<ItemChange> telling() {
			List<ItemChange> whole = this.reversed.stream()
				.filter((change) -> change.kind() != ChangeKind.EDITED)
				.toList();
			return whole.isEmpty() ? this.reversed : whole;
		}

		/**
		 * Returns what to call it.
		 */
		String title() {
			Set<UUID> told = telling().stream().map(ItemChange::itemId).collect(Collectors.toSet());
			return this.items.stream()
				.filter((item) -> told.contains(item.id()))
				.min(Comparator.comparingInt(WorkItem::depth).thenComparing(WorkItem::id))
				.map(WorkItem::title)
				.orElse(this.original.title());
		}

		int count() {
			return telling().size();
		}

		/**
		 * Returns the key of the sentence that says what happened, without its prefix
		 * {@code undo.}
		 */
		String key() {
			ItemChange first = telling().get(0);
			String many = (count() > 1) ? "-many" : "";
			return switch (first.kind()) {
				case DELETED -> "back" + many;
				case CREATED, RESTORED -> "away" + many;
				case EDITED ->
					this.redo ? "again" + many : (count() == 1 && WHERE.containsAll(first.before().propertyNames()))
							? "where" : "as-was" + many;
			};
		}

	}

}
