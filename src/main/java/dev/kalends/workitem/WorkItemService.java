package dev.kalends.workitem;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.kalends.account.People;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.Ids;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Creates, edits, deletes and restores work items. Every change is one transaction that
 * touches the scopes of everybody who sees it, before and after, and of the person who
 * makes it; saving what is already there changes nothing and touches nobody.
 */
@Service
public class WorkItemService {

	private final WorkItemRepository repository;

	private final ChangedTree tree;

	private final People people;

	private final ScopeChanges changes;

	private final WriteTransactions transactions;

	private final Ids ids;

	private final Clock clock;

	WorkItemService(WorkItemRepository repository, ChangedTree tree, People people, ScopeChanges changes,
			WriteTransactions transactions, Ids ids, Clock clock) {
		this.repository = repository;
		this.tree = tree;
		this.people = people;
		this.changes = changes;
		this.transactions = transactions;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Creates an item that belongs to the viewer.
	 * @throws RuleViolatedException when the draft breaks a rule
	 * @throws NotPermittedException when the viewer may not add items below the parent
	 */
	public WorkItem create(Viewer viewer, WorkItemDraft draft) {
		CheckedDraft checked = DraftRules.check(draft, viewer.zone());
		return this.transactions.execute(() -> {
			WorkItem parent = parent(viewer, draft.parentId());
			if (parent != null) {
				throwIfAny(Hierarchy.check(parent.type(), checked.type(), parent.depth() + 1, "type"));
			}
			requireAssignable(checked.assigneeIds(), Set.of());
			WorkItem item = new WorkItem(this.ids.next(), viewer.id(), parent, checked, this.clock.instant());
			this.tree.touch(item);
			this.changes.because("work_item.created", viewer.id(), item.id());
			touchActor(viewer);
			this.repository.save(item);
			this.tree.rollUp(item.parentId());
			return item;
		});
	}

	/**
	 * Edits an item.
	 * @param expected tells whether the item is still what the edit is based on
	 * @param change makes what is wanted from what is there
	 * @throws NotFoundException when the viewer sees no such item
	 * @throws StaleVersionException when somebody saved the item since that version
	 * @throws NotPermittedException when it changes what the viewer may not change
	 * @throws RuleViolatedException when the result breaks a rule
	 */
	public WorkItem edit(Viewer viewer, UUID itemId, Predicate<WorkItem> expected,
			UnaryOperator<WorkItemDraft> change) {
		return this.transactions.execute(() -> {
			WorkItem item = visible(viewer, itemId);
			requireExpected(item, expected);
			WorkItemDraft before = item.asDraft(visibleParentId(viewer, item));
			WorkItemDraft wanted = change.apply(before);
			if (!wanted.equals(before)) {
				edit(viewer, item, before, wanted);
			}
			return item;
		});
	}

	private void edit(Viewer viewer, WorkItem item, WorkItemDraft before, WorkItemDraft wanted) {
		Access.requireMayChange(viewer, item, before, wanted);
		CheckedDraft checked = DraftRules.check(wanted, viewer.zone());
		CheckedDraft checkedBefore = DraftRules.check(before, viewer.zone());
		boolean moves = !Objects.equals(wanted.parentId(), before.parentId());
		if (checked.equals(checkedBefore) && !moves) {
			return;
		}
		requireConsistentProgress(item, checkedBefore, checked);
		UUID oldParentId = item.parentId();
		this.tree.touch(item);
		this.changes.because("work_item.edited", viewer.id(), item.id());
		touchActor(viewer);
		requireAssignable(checked.assigneeIds(), item.assigneeIds());
		WorkItem newParent = moves ? parent(viewer, wanted.parentId()) : null;
		requireHierarchy(item, checked.type(), moves, newParent);
		if (!Objects.equals(checked.color(), item.color())) {
			heirsOfColor(item).forEach(this.tree::touch);
		}
		item.take(checked, this.clock.instant());
		if (moves) {
			item.placeUnder(newParent);
			this.tree.carryAlong(item);
		}
		item.countChange(this.clock.instant());
		this.tree.touch(item);
		rollUpAround(item, oldParentId);
	}

	/**
	 * Puts an item into the trash.
	 * @param expected tells whether the item is still what the deletion is based on
	 * @param choice what becomes of the items below it; {@code null} when nobody said
	 * @return the item as it was last
	 * @throws NotFoundException when the viewer sees no such item
	 * @throws NotPermittedException when the viewer sees it but may not delete it
	 * @throws StaleVersionException when somebody saved the item meanwhile
	 * @throws ChildrenChoiceNeededException when there are items below and no choice
	 */
	public WorkItem delete(Viewer viewer, UUID itemId, Predicate<WorkItem> expected, @Nullable ChildrenChoice choice) {
		return this.transactions.execute(() -> {
			WorkItem item = visible(viewer, itemId);
			if (!Access.manages(viewer, item)) {
				throw new NotPermittedException("delete-as-assignee");
			}
			requireExpected(item, expected);
			List<WorkItem> below = this.tree.livingBelow(item);
			if (!below.isEmpty() && choice == null) {
				throw new ChildrenChoiceNeededException(below.size());
			}
			Instant now = this.clock.instant();
			UUID deletionId = this.ids.next();
			this.changes.because("work_item.deleted", viewer.id(), item.id());
			touchActor(viewer);
			this.tree.touch(item);
			if (choice == ChildrenChoice.REPARENT) {
				handUp(item, below, now);
			}
			else {
				below.forEach((descendant) -> {
					this.tree.touch(descendant);
					descendant.trash(deletionId, now);
				});
			}
			item.trash(deletionId, now);
			this.tree.rollUp(item.parentId());
			return item;
		});
	}

	private void handUp(WorkItem item, List<WorkItem> below, Instant now) {
		WorkItem grandparent = Optional.ofNullable(item.parentId()).flatMap(this.tree::find).orElse(null);
		below.stream().filter((child) -> item.id().equals(child.parentId())).forEach((child) -> {
			this.tree.touch(child);
			child.placeUnder(grandparent);
			child.countChange(now);
			this.tree.carryAlong(child);
			this.tree.touch(child);
		});
	}

	/**
	 * Takes an item out of the trash, with everything that went there in the same
	 * deletion and stands below it. It comes back below its parent, or where that is in
	 * the trash itself, below the nearest item above that is not.
	 * @throws NotFoundException when the viewer has no such item
	 */
	public WorkItem restore(Viewer viewer, UUID itemId) {
		return this.transactions.execute(() -> {
			WorkItem item = this.tree.lock(itemId)
				.filter((candidate) -> Access.manages(viewer, candidate)
						|| (!candidate.isTrashed() && Access.sees(viewer, candidate)))
				.orElseThrow(NotFoundException::new);
			if (!item.isTrashed()) {
				return item;
			}
			Instant now = this.clock.instant();
			this.changes.because("work_item.restored", viewer.id(), item.id());
			touchActor(viewer);
			List<WorkItem> returning = returning(item);
			item.placeUnder(nearestLivingAbove(item));
			returning.forEach((descendant) -> {
				this.tree.touch(descendant);
				descendant.restore(now);
			});
			this.tree.carryAlong(item);
			rollUpParentsAmong(returning);
			this.tree.rollUp(item.parentId());
			return item;
		});
	}

	private void rollUpParentsAmong(List<WorkItem> items) {
		Set<@Nullable UUID> parentIds = new HashSet<>();
		items.forEach((item) -> parentIds.add(item.parentId()));
		items.stream().filter((item) -> parentIds.contains(item.id())).forEach(this::rollUpIfParent);
	}

	private List<WorkItem> returning(WorkItem item) {
		List<WorkItem> returning = new ArrayList<>();
		returning.add(item);
		Set<UUID> returningIds = new HashSet<>(Set.of(item.id()));
		for (WorkItem descendant : this.tree.below(item)) {
			if (Objects.equals(descendant.trashId(), item.trashId()) && returningIds.contains(descendant.parentId())) {
				returning.add(descendant);
				returningIds.add(descendant.id());
			}
		}
		return returning;
	}

	private @Nullable WorkItem nearestLivingAbove(WorkItem item) {
		UUID next = item.parentId();
		while (next != null) {
			WorkItem candidate = this.tree.find(next).orElseThrow();
			if (!candidate.isTrashed() && candidate.ownerId().equals(item.ownerId())
					&& Hierarchy.check(candidate.type(), item.type(), candidate.depth() + 1, "type").isEmpty()) {
				return candidate;
			}
			next = candidate.parentId();
		}
		return null;
	}

	private static void requireExpected(WorkItem item, Predicate<WorkItem> expected) {
		if (!expected.test(item)) {
			throw new StaleVersionException(item);
		}
	}

	private WorkItem visible(Viewer viewer, UUID itemId) {
		return this.tree.lock(itemId)
			.filter((item) -> !item.isTrashed() && Access.sees(viewer, item))
			.orElseThrow(NotFoundException::new);
	}

	/**
	 * Returns the parent's id as far as the viewer sees it: whoever is only assigned sees
	 * nothing of what stands above.
	 */
	private static @Nullable UUID visibleParentId(Viewer viewer, WorkItem item) {
		return Access.manages(viewer, item) ? item.parentId() : null;
	}

	private @Nullable WorkItem parent(Viewer viewer, @Nullable UUID parentId) {
		if (parentId == null) {
			return null;
		}
		WorkItem parent = this.tree.lock(parentId)
			.filter((item) -> !item.isTrashed() && Access.sees(viewer, item))
			.orElseThrow(() -> new RuleViolatedException(Violation.of("parentId", "unknown-parent")));
		if (!Access.manages(viewer, parent)) {
			throw new NotPermittedException("add-children-as-assignee");
		}
		return parent;
	}

	/**
	 * Locks everybody who is about to be shown where they were not before, and refuses
	 * those who are not there to be given work.
	 */
	private void requireAssignable(Set<UUID> wanted, Set<UUID> before) {
		if (wanted.isEmpty() || wanted.equals(before)) {
			return;
		}
		List<UUID> assignable = this.people.lockForDisplay(wanted);
		for (UUID personId : wanted) {
			if (!assignable.contains(personId) && !before.contains(personId)) {
				throw new RuleViolatedException(Violation.of("assigneeIds", "unknown-person", personId.toString()));
			}
		}
	}

	private void requireHierarchy(WorkItem item, WorkItemType type, boolean moves, @Nullable WorkItem newParent) {
		boolean changesType = type != item.type();
		if (!moves && !changesType) {
			return;
		}
		if (newParent != null && (newParent.equals(item) || newParent.isBelow(item.id()))) {
			throw new RuleViolatedException(Violation.of("parentId", "cycle"));
		}
		WorkItem parent = moves ? newParent
				: Optional.ofNullable(item.parentId()).flatMap(this.tree::find).orElse(null);
		int depth = (parent != null) ? parent.depth() + 1 : 0;
		if (parent != null) {
			throwIfAny(Hierarchy.check(parent.type(), type, depth, moves ? "parentId" : "type"));
		}
		requireHierarchyBelow(item, type, depth - item.depth(), moves ? "parentId" : "type");
	}

	private void requireHierarchyBelow(WorkItem item, WorkItemType type, int shift, String field) {
		List<WorkItem> below = this.tree.livingBelow(item);
		for (WorkItem descendant : below) {
			WorkItemType above = item.id().equals(descendant.parentId()) ? type
					: below.stream()
						.filter((candidate) -> candidate.id().equals(descendant.parentId()))
						.findFirst()
						.orElseThrow()
						.type();
			throwIfAny(Hierarchy.check(above, descendant.type(), descendant.depth() + shift, field));
		}
	}

	private void requireConsistentProgress(WorkItem item, CheckedDraft before, CheckedDraft wanted) {
		if (wanted.progress() == before.progress()) {
			return;
		}
		if (wanted.status() == WorkItemStatus.COMPLETED) {
			if (before.status() == WorkItemStatus.COMPLETED) {
				throw new RuleViolatedException(Violation.of("progress", "progress-of-completed"));
			}
		}
		else if (wanted.autoProgress() && this.tree.hasCountedChildren(item)) {
			throw new RuleViolatedException(Violation.of("progress", "progress-of-children"));
		}
	}

	/**
	 * Returns the items below that show this item's colour because neither they nor
	 * anything between has one.
	 */
	private List<WorkItem> heirsOfColor(WorkItem item) {
		Set<UUID> inheriting = new HashSet<>(Set.of(item.id()));
		List<WorkItem> heirs = new ArrayList<>();
		for (WorkItem descendant : this.tree.livingBelow(item)) {
			if (descendant.color() == null && inheriting.contains(descendant.parentId())) {
				inheriting.add(descendant.id());
				heirs.add(descendant);
			}
		}
		return heirs;
	}

	private void rollUpAround(WorkItem item, @Nullable UUID oldParentId) {
		rollUpIfParent(item);
		this.tree.rollUp(item.parentId());
		if (!Objects.equals(oldParentId, item.parentId())) {
			this.tree.rollUp(oldParentId);
		}
	}

	/**
	 * An item whose own progress follows from its children takes it from them; one
	 * without children keeps what was said.
	 */
	private void rollUpIfParent(WorkItem item) {
		if (this.tree.hasCountedChildren(item)) {
			this.tree.rollUp(item.id());
		}
	}

	private void touchActor(Viewer viewer) {
		this.changes.touch(Scope.user(viewer.id()));
	}

	private static void throwIfAny(Optional<Violation> violation) {
		violation.ifPresent((found) -> {
			throw new RuleViolatedException(found);
		});
	}

}
