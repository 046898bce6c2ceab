package dev.kalends.workitem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.kalends.freshness.ScopeChanges;
import dev.kalends.shared.IdChunks;
import dev.kalends.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Locks trees of work items and reads the items of locked trees. A transaction that
 * changes a tree locks the root first and reads the other items afterwards, so all reads
 * stay valid until the commit. Without it, two children completed concurrently could
 * leave their parent at 50 %, and two concurrent moves could create a cycle.
 * <p>
 * Creating and editing items takes locks in this order, so that two edits cannot
 * deadlock:
 * <ol>
 * <li>the roots of trees (this class), those of many items by id,</li>
 * <li>teams, then people, then locations, each kind by id ({@link ReferenceLocks}),</li>
 * <li>scope versions by name, immediately before the commit ({@link ScopeChanges}).</li>
 * </ol>
 * Two cases cannot keep the order: a move between trees locks the new root after the old
 * one, and the deletion of a team or location locks it before it knows the trees. They
 * can deadlock. The database then ends one of the transactions, which is retried.
 */
@Component
public class LockedTree {

	private final WorkItemRepository repository;

	LockedTree(WorkItemRepository repository) {
		this.repository = repository;
	}

	/**
	 * Locks the tree of an item and returns the current state of the item.
	 * @return empty when the item does not exist
	 * @throws PessimisticLockingFailureException when the item moved to another tree
	 * before the lock was obtained; the transaction is retried
	 */
	public Optional<WorkItem> lock(UUID itemId) {
		Optional<TreePosition> position = this.repository.findPositions(List.of(itemId)).stream().findFirst();
		if (position.isEmpty()) {
			return Optional.empty();
		}
		UUID rootId = position.get().rootId();
		this.repository.lock(List.of(rootId));
		Optional<WorkItem> item = this.repository.findById(itemId);
		if (item.isPresent() && !item.get().rootId().equals(rootId)) {
			throw new PessimisticLockingFailureException("The item moved to another tree before the lock was obtained");
		}
		item.ifPresent(WorkItem::loadAssignees);
		return item;
	}

	/**
	 * Locks the tree of an item and returns the current state of the item.
	 * @throws NotFoundException when the item does not exist
	 */
	WorkItem lockExisting(UUID itemId) {
		return lock(itemId).orElseThrow(NotFoundException::new);
	}

	/**
	 * Locks the trees of many items, in the order of their root ids, and returns the
	 * current state of the items.
	 * @return the items that exist, in the order of their ids
	 */
	public List<WorkItem> lockAll(Collection<UUID> itemIds) {
		SortedSet<UUID> ids = new TreeSet<>(itemIds);
		SortedSet<UUID> rootIds = new TreeSet<>();
		for (List<UUID> chunk : IdChunks.of(ids)) {
			this.repository.findPositions(chunk).forEach((position) -> rootIds.add(position.rootId()));
		}
		for (List<UUID> chunk : IdChunks.of(rootIds)) {
			this.repository.lock(chunk);
		}
		List<WorkItem> items = new ArrayList<>();
		for (List<UUID> chunk : IdChunks.of(ids)) {
			items.addAll(this.repository.findAllByIds(chunk));
		}
		items.sort(Comparator.comparing(WorkItem::id));
		for (WorkItem item : items) {
			if (!rootIds.contains(item.rootId())) {
				throw new PessimisticLockingFailureException(
						"An item moved to another tree before the lock was obtained");
			}
			item.loadAssignees();
		}
		return items;
	}

	/**
	 * Returns an item of a tree that is already locked.
	 */
	public Optional<WorkItem> find(UUID itemId) {
		return this.repository.findById(itemId);
	}

	/**
	 * Returns the parent of an item of a locked tree; {@code null} for a root.
	 */
	@Nullable WorkItem parentOf(WorkItem item) {
		return Optional.ofNullable(item.parentId()).flatMap(this::find).orElse(null);
	}

	/**
	 * Returns the overrides of a series of a locked tree, including those in the trash.
	 */
	List<WorkItem> overridesWithTrashed(WorkItem series) {
		return this.repository.findOverrides(List.of(series.id()));
	}

	/**
	 * Returns the overrides of a series of a locked tree, without those in the trash.
	 */
	public List<WorkItem> overrides(WorkItem series) {
		return overridesWithTrashed(series).stream().filter((override) -> !override.isTrashed()).toList();
	}

	/**
	 * Returns all descendants of an item, level by level, including those in the trash.
	 * The overrides of a series have the same parent as the series and are included.
	 */
	List<WorkItem> descendantsWithTrashed(WorkItem item) {
		List<WorkItem> descendants = new ArrayList<>();
		List<UUID> level = List.of(item.id());
		while (!level.isEmpty()) {
			List<WorkItem> children = childrenWithTrashed(level);
			descendants.addAll(children);
			level = children.stream().map(WorkItem::id).toList();
		}
		return descendants;
	}

	/**
	 * Returns everything that moves with an item: its descendants, and the overrides of a
	 * series, including those in the trash.
	 */
	List<WorkItem> movingWith(WorkItem item) {
		List<WorkItem> moving = descendantsWithTrashed(item);
		moving.addAll(overridesWithTrashed(item));
		return moving;
	}

	/**
	 * Returns the children of items, without those in the trash.
	 */
	public List<WorkItem> children(Collection<UUID> parentIds) {
		return childrenWithTrashed(List.copyOf(parentIds)).stream().filter((child) -> !child.isTrashed()).toList();
	}

	/**
	 * Locks items that were restored before their parents.
	 * @param parents the parents that are now being restored
	 * @return the items whose former parent is among them
	 */
	List<WorkItem> lockFormerChildren(Collection<WorkItem> parents) {
		Set<UUID> parentIds = parents.stream().map(WorkItem::id).collect(Collectors.toSet());
		List<UUID> ids = new ArrayList<>();
		IdChunks.of(parentIds).forEach((chunk) -> ids.addAll(this.repository.findFormerChildIds(chunk)));
		return lockAll(ids).stream().filter((item) -> !item.isTrashed()).filter((item) -> {
			UUID formerParentId = item.formerParentId();
			return formerParentId != null && parentIds.contains(formerParentId);
		}).toList();
	}

	/**
	 * Returns the descendants of an item, level by level, without those in the trash.
	 */
	public List<WorkItem> descendants(WorkItem item) {
		return descendantsWithTrashed(item).stream().filter((descendant) -> !descendant.isTrashed()).toList();
	}

	/**
	 * Returns the children of items, including those in the trash.
	 */
	List<WorkItem> childrenWithTrashed(List<UUID> parentIds) {
		List<WorkItem> children = new ArrayList<>();
		IdChunks.of(parentIds).forEach((chunk) -> children.addAll(this.repository.findChildren(chunk)));
		return children;
	}

}
