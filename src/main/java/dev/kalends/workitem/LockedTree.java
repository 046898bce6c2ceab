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

import dev.kalends.account.People;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.location.Locations;
import dev.kalends.shared.IdChunks;
import dev.kalends.shared.NotFoundException;
import dev.kalends.team.Teams;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Pessimistic locking of work item trees. A transaction that changes a tree locks the
 * root first and reads the other items afterwards, so all reads stay valid until the
 * commit. Without it, two children completed concurrently could leave their parent at 50
 * %, and two concurrent moves could create a cycle.
 */
@Component
public class LockedTree {

	private final WorkItemRepository repository;

	private final Locations locations;

	private final People people;

	private final Teams teams;

	private final ScopeChanges changes;

	LockedTree(WorkItemRepository repository, Locations locations, People people, Teams teams, ScopeChanges changes) {
		this.repository = repository;
		this.locations = locations;
		this.people = people;
		this.teams = teams;
		this.changes = changes;
	}

	/**
	 * Locks the tree of an item and returns the current state of the item.
	 * @return empty when the item does not exist
	 * @throws PessimisticLockingFailureException when the item moved to another tree
	 * before the lock was obtained; the transaction is retried
	 */
	public Optional<WorkItem> lock(UUID itemId) {
		Optional<List<UUID>> ancestors = this.repository.findAncestorIds(itemId).stream().findFirst();
		if (ancestors.isEmpty()) {
			return Optional.empty();
		}
		UUID rootId = ancestors.get().isEmpty() ? itemId : ancestors.get().get(0);
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
			this.repository.findPositions(chunk)
				.forEach((position) -> rootIds
					.add(position.ancestorIds().isEmpty() ? position.id() : position.ancestorIds().get(0)));
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
	 * Locks the teams, assignees and locations that items refer to. A rename or deletion
	 * of one of these takes the same lock before it looks for affected items, so neither
	 * transaction can miss the other.
	 */
	void lockReferences(Collection<WorkItem> items) {
		References references = new References();
		items.forEach((item) -> references.add(item.teamId(), item.assigneeIds(), item.locationId()));
		lock(references);
	}

	/**
	 * Locks the teams, assignees and locations that an item and its moving descendants
	 * will refer to. Must be called before any of them is locked for another reason, to
	 * keep the lock order.
	 * @param teamId the team that all of them will be in; {@code null} for none
	 * @param draft the new state of the item
	 * @param moving the descendants that move with the item
	 */
	void lockReferences(@Nullable UUID teamId, CheckedDraft draft, Collection<WorkItem> moving) {
		References references = new References();
		references.add(teamId, draft.assigneeIds(), draft.locationId());
		moving.forEach((item) -> references.add(teamId, item.assigneeIds(), item.locationId()));
		lock(references);
	}

	/**
	 * Locks teams first, then people, then locations, each in the order of their ids, so
	 * that two transactions cannot deadlock.
	 */
	private void lock(References references) {
		references.teamIds.forEach(this.teams::lockForUse);
		if (!references.personIds.isEmpty()) {
			this.people.lockForDisplay(references.personIds);
		}
		references.locationIds.forEach(this.locations::lockForDisplay);
	}

	/**
	 * Returns an item of a tree that is already locked.
	 */
	Optional<WorkItem> find(UUID itemId) {
		return this.repository.findById(itemId);
	}

	/**
	 * Returns the parent of an item of a locked tree; {@code null} for a root.
	 */
	@Nullable WorkItem parentOf(WorkItem item) {
		return Optional.ofNullable(item.parentId()).flatMap(this::find).orElse(null);
	}

	/**
	 * Returns all descendants of an item, level by level, including those in the trash.
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
	List<WorkItem> descendants(WorkItem item) {
		return descendantsWithTrashed(item).stream().filter((descendant) -> !descendant.isTrashed()).toList();
	}

	private List<WorkItem> childrenWithTrashed(List<UUID> parentIds) {
		List<WorkItem> children = new ArrayList<>();
		IdChunks.of(parentIds).forEach((chunk) -> children.addAll(this.repository.findChildren(chunk)));
		return children;
	}

	/**
	 * Updates the ancestor path and owner of all descendants of a moved item.
	 * @return the descendants, including those in the trash
	 */
	List<WorkItem> updateDescendantPositions(WorkItem moved) {
		List<WorkItem> descendants = new ArrayList<>();
		List<WorkItem> level = List.of(moved);
		while (!level.isEmpty()) {
			List<WorkItem> next = new ArrayList<>();
			for (WorkItem child : childrenWithTrashed(level.stream().map(WorkItem::id).toList())) {
				WorkItem parent = level.stream()
					.filter((candidate) -> candidate.id().equals(child.parentId()))
					.findFirst()
					.orElseThrow();
				touch(child);
				child.inheritPosition(parent);
				touch(child);
				next.add(child);
			}
			descendants.addAll(next);
			level = next;
		}
		return descendants;
	}

	/**
	 * Increments the scope versions of everyone who can see the item now. Call it before
	 * and after a change of the item, because the change may alter who can see it.
	 */
	public void touch(WorkItem item) {
		this.changes.touch(item.scopes());
	}

	/**
	 * Recalculates the progress of an item and its ancestors after a change to its
	 * children.
	 * @param parentId the item to start from; {@code null} does nothing
	 */
	public void rollUp(@Nullable UUID parentId) {
		UUID next = parentId;
		while (next != null) {
			WorkItem parent = find(next).orElseThrow();
			if (parent.followsChildren()) {
				int percentage = this.repository.sumProgressOfChildren(parent.id()).mean();
				if (percentage != parent.progress()) {
					touch(parent);
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

	/**
	 * The ids of the teams, people and locations that items refer to.
	 */
	private static final class References {

		private final SortedSet<UUID> teamIds = new TreeSet<>();

		private final SortedSet<UUID> personIds = new TreeSet<>();

		private final SortedSet<UUID> locationIds = new TreeSet<>();

		void add(@Nullable UUID teamId, Collection<UUID> assigneeIds, @Nullable UUID locationId) {
			this.personIds.addAll(assigneeIds);
			if (teamId != null && !assigneeIds.isEmpty()) {
				this.teamIds.add(teamId);
			}
			if (locationId != null) {
				this.locationIds.add(locationId);
			}
		}

	}

}
