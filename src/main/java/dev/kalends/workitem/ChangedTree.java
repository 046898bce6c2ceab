package dev.kalends.workitem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.kalends.freshness.ScopeChanges;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The trees of work items as a running change sees them. Whoever changes anything in a
 * tree locks its root first and reads the rest afterwards, so what was read stays true
 * until the commit: two children completed at once cannot leave their parent at 50 %, and
 * two crossing moves cannot make a cycle.
 */
@Component
class ChangedTree {

	private static final int IDS_PER_QUERY = 500;

	private final WorkItemRepository repository;

	private final ScopeChanges changes;

	ChangedTree(WorkItemRepository repository, ScopeChanges changes) {
		this.repository = repository;
		this.changes = changes;
	}

	/**
	 * Locks the tree of an item and returns the item as it is then.
	 * @return empty when there is no such item
	 */
	Optional<WorkItem> lock(UUID itemId) {
		Optional<List<UUID>> ancestors = this.repository.findAncestorIds(itemId).stream().findFirst();
		if (ancestors.isEmpty()) {
			return Optional.empty();
		}
		UUID rootId = ancestors.get().isEmpty() ? itemId : ancestors.get().get(0);
		this.repository.lock(List.of(rootId));
		Optional<WorkItem> item = this.repository.findById(itemId);
		if (item.isPresent() && !item.get().rootId().equals(rootId)) {
			throw new PessimisticLockingFailureException("The item moved to another tree while its own was locked");
		}
		item.ifPresent(WorkItem::loadAssignees);
		return item;
	}

	/**
	 * Returns an item of a tree that is locked already.
	 */
	Optional<WorkItem> find(UUID itemId) {
		return this.repository.findById(itemId);
	}

	/**
	 * Returns all items below one, level by level, those in the trash included.
	 */
	List<WorkItem> below(WorkItem item) {
		List<WorkItem> below = new ArrayList<>();
		List<UUID> level = List.of(item.id());
		while (!level.isEmpty()) {
			List<WorkItem> children = children(level);
			below.addAll(children);
			level = children.stream().map(WorkItem::id).toList();
		}
		return below;
	}

	/**
	 * Returns all items below one that are not in the trash, level by level.
	 */
	List<WorkItem> livingBelow(WorkItem item) {
		return below(item).stream().filter((descendant) -> !descendant.isTrashed()).toList();
	}

	private List<WorkItem> children(List<UUID> parentIds) {
		List<WorkItem> children = new ArrayList<>();
		for (int from = 0; from < parentIds.size(); from += IDS_PER_QUERY) {
			children.addAll(this.repository
				.findChildren(parentIds.subList(from, Math.min(from + IDS_PER_QUERY, parentIds.size()))));
		}
		return children;
	}

	/**
	 * Notes the new place of everything below an item that moved.
	 */
	void carryAlong(WorkItem moved) {
		List<WorkItem> level = List.of(moved);
		while (!level.isEmpty()) {
			List<WorkItem> next = new ArrayList<>();
			for (WorkItem child : children(level.stream().map(WorkItem::id).toList())) {
				WorkItem parent = level.stream()
					.filter((candidate) -> candidate.id().equals(child.parentId()))
					.findFirst()
					.orElseThrow();
				touch(child);
				child.follow(parent);
				touch(child);
				next.add(child);
			}
			level = next;
		}
	}

	/**
	 * Records that everybody who sees this item now sees it change. It is called before
	 * an item is altered and after it, since others may see it then.
	 */
	void touch(WorkItem item) {
		this.changes.touch(item.scopes());
	}

	/**
	 * Calculates the progress of an item and of all above it anew, after something about
	 * its children changed.
	 */
	void rollUp(@Nullable UUID parentId) {
		UUID next = parentId;
		while (next != null) {
			WorkItem parent = find(next).orElseThrow();
			if (parent.followsChildren()) {
				int percentage = this.repository.countChildren(parent.id()).percentage();
				if (percentage != parent.progress()) {
					touch(parent);
					parent.rollUp(percentage);
				}
			}
			next = parent.parentId();
		}
	}

	/**
	 * Tells whether anything stands below an item that counts for its progress.
	 */
	boolean hasCountedChildren(WorkItem item) {
		return this.repository.countChildren(item.id()).counted() > 0;
	}

}
