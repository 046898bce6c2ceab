package dev.kalends.workitem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.kalends.freshness.ScopeChanges;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Updates what follows from other items of a locked tree: the progress of an item from
 * its children, and its position, owner and colour from its parent. A derived change
 * touches the scopes of the item, but does not increment the version of the item and is
 * not recorded in the history.
 */
@Component
public class DerivedValues {

	private final WorkItemRepository repository;

	private final LockedTree tree;

	private final ScopeChanges changes;

	DerivedValues(WorkItemRepository repository, LockedTree tree, ScopeChanges changes) {
		this.repository = repository;
		this.tree = tree;
		this.changes = changes;
	}

	/**
	 * Updates the ancestor path and owner of all descendants of a moved item, level by
	 * level, including those in the trash, and of the overrides of a moved series.
	 */
	void updateDescendantPositions(WorkItem moved) {
		for (WorkItem override : this.tree.overridesWithTrashed(moved)) {
			this.changes.touch(override.scopes());
			override.inheritFromSeries(moved);
			this.changes.touch(override.scopes());
		}
		List<WorkItem> level = List.of(moved);
		while (!level.isEmpty()) {
			List<WorkItem> next = new ArrayList<>();
			for (WorkItem child : this.tree.childrenWithTrashed(level.stream().map(WorkItem::id).toList())) {
				WorkItem parent = level.stream()
					.filter((candidate) -> candidate.id().equals(child.parentId()))
					.findFirst()
					.orElseThrow();
				this.changes.touch(child.scopes());
				child.inheritPosition(parent);
				this.changes.touch(child.scopes());
				next.add(child);
			}
			level = next;
		}
	}

	/**
	 * Touches the scopes of all descendants that inherit their colour from an item whose
	 * colour changes.
	 */
	void touchDescendantsInheritingColor(WorkItem item) {
		Set<UUID> inheriting = new HashSet<>(Set.of(item.id()));
		for (WorkItem descendant : this.tree.descendants(item)) {
			if (descendant.color() == null && inheriting.contains(descendant.parentId())) {
				inheriting.add(descendant.id());
				this.changes.touch(descendant.scopes());
			}
		}
	}

	/**
	 * Recalculates the progress of an item and its ancestors after a change to its
	 * children.
	 * @param parentId the item to start from; {@code null} does nothing
	 */
	public void rollUp(@Nullable UUID parentId) {
		UUID next = parentId;
		while (next != null) {
			WorkItem parent = this.tree.find(next).orElseThrow();
			if (parent.followsChildren()) {
				int percentage = this.repository.sumProgressOfChildren(parent.id()).mean();
				if (percentage != parent.progress()) {
					this.changes.touch(parent.scopes());
					parent.rollUp(percentage);
				}
			}
			next = parent.parentId();
		}
	}

	/**
	 * Recalculates the progress of an item that has counted children. Other items keep
	 * the progress that was entered.
	 */
	void rollUpIfParent(WorkItem item) {
		if (hasCountedChildren(item)) {
			rollUp(item.id());
		}
	}

	/**
	 * Returns whether an item has children that count towards its progress.
	 */
	public boolean hasCountedChildren(WorkItem item) {
		return this.repository.sumProgressOfChildren(item.id()).counted() > 0;
	}

}
