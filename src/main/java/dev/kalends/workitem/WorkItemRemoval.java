package dev.kalends.workitem;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.Ids;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.team.Teams;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Moves work items to the trash (soft delete) and restores them. Each operation is one
 * transaction that touches the scopes of the actor and of everyone who can see the items
 * before or after it.
 */
@Service
public class WorkItemRemoval {

	private final LockedTree tree;

	private final ReferenceLocks references;

	private final DerivedValues derived;

	private final Teams teams;

	private final SeriesEdits series;

	private final ScopeChanges changes;

	private final WriteTransactions transactions;

	private final Ids ids;

	private final Clock clock;

	WorkItemRemoval(LockedTree tree, ReferenceLocks references, DerivedValues derived, Teams teams, SeriesEdits series,
			ScopeChanges changes, WriteTransactions transactions, Ids ids, Clock clock) {
		this.tree = tree;
		this.references = references;
		this.derived = derived;
		this.teams = teams;
		this.series = series;
		this.changes = changes;
		this.transactions = transactions;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Moves an item to the trash.
	 * @param expected tests whether the item is still in the state that the deletion is
	 * based on
	 * @param choice what happens to the descendants; {@code null} when not specified
	 * @return the deleted item
	 * @throws NotFoundException when the item does not exist or the viewer cannot see it
	 * @throws NotPermittedException when the viewer can see the item but may not delete
	 * it
	 * @throws StaleVersionException when {@code expected} fails
	 * @throws ChildrenChoiceNeededException when there are descendants and no choice
	 */
	public WorkItem delete(Viewer viewer, UUID itemId, Predicate<WorkItem> expected, @Nullable ChildrenChoice choice) {
		return this.transactions.execute(() -> {
			WorkItem item = this.tree.lockExisting(itemId);
			Access access = access(viewer);
			access.requireSees(item);
			access.requireMayDelete(item);
			StaleVersionException.throwUnless(expected, item);
			List<WorkItem> descendants = this.tree.descendants(item);
			long children = descendants.stream().filter((descendant) -> !descendant.isOverride()).count();
			if (children > 0 && choice == null) {
				throw new ChildrenChoiceNeededException((int) children);
			}
			Instant now = this.clock.instant();
			UUID deletionId = this.ids.next();
			this.changes.because("work_item.deleted", viewer.id(), item.id());
			this.changes.touch(Scope.user(viewer.id()));
			if (choice == ChildrenChoice.REPARENT) {
				moveChildrenToGrandparent(item, descendants, now);
			}
			else {
				descendants.forEach((descendant) -> trash(descendant, deletionId, now));
			}
			this.tree.overrides(item).forEach((override) -> trash(override, deletionId, now));
			trash(item, deletionId, now);
			// After the item is in the trash, where it does not count for its parent.
			this.derived.rollUp(item.parentId());
			return item;
		});
	}

	/**
	 * Moves many items to the trash, all or none. Items that are descendants of other
	 * requested items are deleted with them.
	 * @return number of requested items
	 * @throws BulkRefusedException with the id of the item that could not be deleted
	 */
	public int deleteAll(Viewer viewer, Collection<UUID> itemIds, @Nullable ChildrenChoice choice) {
		return this.transactions.execute(() -> {
			this.changes.because("work_item.bulk_deleted", viewer.id(), null);
			Set<UUID> requested = new LinkedHashSet<>(itemIds);
			List<WorkItem> locked = this.tree.lockAll(requested);
			Access access = access(viewer);
			for (UUID itemId : requested) {
				BulkRefusedException.wrapping(itemId, () -> {
					WorkItem item = locked.stream()
						.filter((candidate) -> candidate.id().equals(itemId))
						.findFirst()
						.orElseThrow(NotFoundException::new);
					access.requireSees(item);
					access.requireMayDelete(item);
					return item;
				});
			}
			// Top-down, descendants share the deletion of their ancestor and are restored
			// with it. Bottom-up, an item whose children are all deleted has none left
			// and needs no choice.
			Comparator<WorkItem> byDepth = Comparator.comparingInt(WorkItem::depth);
			locked.stream()
				.sorted((choice == ChildrenChoice.DELETE) ? byDepth : byDepth.reversed())
				.filter((item) -> !item.isTrashed())
				.forEach((item) -> BulkRefusedException.wrapping(item.id(),
						() -> delete(viewer, item.id(), (current) -> true, choice)));
			return requested.size();
		});
	}

	/**
	 * Moves items to the trash as one deletion, so that they can be restored together.
	 * @param items the items, whose trees are locked; all their children must be among
	 * them
	 * @throws NotFoundException when the viewer cannot see one of them
	 * @throws NotPermittedException when the viewer may not delete one of them. People
	 * who may change an occurrence may delete the override again
	 */
	public void deleteTogether(Viewer viewer, List<WorkItem> items) {
		Access access = access(viewer);
		Instant now = this.clock.instant();
		UUID deletionId = this.ids.next();
		Set<UUID> itemIds = items.stream().map(WorkItem::id).collect(Collectors.toSet());
		this.changes.touch(Scope.user(viewer.id()));
		for (WorkItem item : items) {
			access.requireSees(item);
			if (!item.isOverride() || !access.worksOn(item)) {
				access.requireMayDelete(item);
			}
			trash(item, deletionId, now);
			// Overrides that are not among the items were created later.
			this.tree.overrides(item)
				.stream()
				.filter((override) -> !itemIds.contains(override.id()))
				.forEach((override) -> trash(override, deletionId, now));
		}
		items.stream()
			.map(WorkItem::parentId)
			.filter((parentId) -> parentId != null && !itemIds.contains(parentId))
			.distinct()
			.forEach(this.derived::rollUp);
	}

	/**
	 * Moves one item to the trash, which increments its version. The people who see it do
	 * not change, so its scopes are touched only once.
	 */
	private void trash(WorkItem item, UUID deletionId, Instant now) {
		this.changes.touch(item.scopes());
		this.series.touchSeriesOf(item);
		item.trash(deletionId, now);
	}

	private void moveChildrenToGrandparent(WorkItem item, List<WorkItem> descendants, Instant now) {
		WorkItem grandparent = this.tree.parentOf(item);
		descendants.stream()
			// Overrides move with their series.
			.filter((child) -> item.id().equals(child.parentId()) && !child.isOverride())
			.forEach((child) -> moveUnder(grandparent, child, now));
	}

	/**
	 * Moves one item and its descendants under another parent, and increments the version
	 * of the item.
	 */
	private void moveUnder(@Nullable WorkItem parent, WorkItem item, Instant now) {
		// Before and after the move, because a new owner makes other people see it.
		this.changes.touch(item.scopes());
		item.moveUnder(parent);
		item.incrementVersion(now);
		this.changes.touch(item.scopes());
		// After the move, because descendants take position and owner from the item.
		this.derived.updateDescendantPositions(item);
	}

	/**
	 * Restores an item and the descendants that were deleted with it. The item returns to
	 * its parent. If the parent is in the trash, the item becomes a child of the nearest
	 * ancestor that is not, and returns to its parent when the parent is restored, unless
	 * it has been moved by then. Restoring an item that is not in the trash does nothing.
	 * @throws NotFoundException when the item does not exist or the viewer may not
	 * restore it
	 */
	public WorkItem restore(Viewer viewer, UUID itemId) {
		return this.transactions.execute(() -> {
			WorkItem item = this.tree.lockExisting(itemId);
			if (item.isTrashed() && item.teamId() != null) {
				// The lock prevents a concurrent deletion of the team.
				this.teams.lockForUse(item.teamId());
			}
			Access access = access(viewer);
			if (!item.isTrashed() && access.sees(item)) {
				return item;
			}
			boolean teamWasDeleted = !access.manages(item) && wasInTeamDeletedBy(viewer, item);
			if (!access.manages(item) && !teamWasDeleted) {
				throw new NotFoundException();
			}
			requireSeries(item);
			Instant now = this.clock.instant();
			this.changes.because("work_item.restored", viewer.id(), item.id());
			this.changes.touch(Scope.user(viewer.id()));
			List<WorkItem> restored = deletedTogether(item);
			this.series.requireRoomForSeries(item.owner(),
					restored.stream().filter(this.series::isLivingSeries).count(), null);
			// Before and after the return, because it may change the owner.
			this.changes.touch(item.scopes());
			returnToTree(viewer, item, restored, teamWasDeleted);
			restored.forEach((descendant) -> {
				this.changes.touch(descendant.scopes());
				this.series.touchSeriesOf(descendant);
				descendant.restore(now);
			});
			// After the return, because descendants take position and owner from the
			// item.
			this.derived.updateDescendantPositions(item);
			this.changes.touch(item.scopes());
			reattachFormerChildren(restored, now);
			// After all trees are locked, because they precede the references in the lock
			// order.
			this.references.lock(restored);
			restored.stream().filter(WorkItem::isOverride).forEach(this::reattach);
			// After all items are back, because parents summarize their children.
			rollUpParentsAmong(restored);
			this.derived.rollUp(item.parentId());
			return item;
		});
	}

	/**
	 * Requires that the series of an override is not in the trash, because the override
	 * would be shown without it.
	 */
	private void requireSeries(WorkItem item) {
		WorkItem series = seriesOf(item);
		if (series != null && series.isTrashed()) {
			throw new RuleViolatedException(Violation.of("id", "series-in-trash", series.title()));
		}
	}

	/**
	 * Requires that the parent of a series may contain an override, which can have
	 * another type. The series may have moved since the override was deleted.
	 */
	private void requireFits(WorkItem override, WorkItem series) {
		WorkItem parent = this.tree.parentOf(series);
		if (parent != null) {
			Hierarchy.check(parent.type(), override.type(), series.depth(), "type").ifPresent((violation) -> {
				throw new RuleViolatedException(violation);
			});
		}
	}

	private @Nullable WorkItem seriesOf(WorkItem item) {
		return Optional.ofNullable(item.seriesId()).flatMap(this.tree::find).orElse(null);
	}

	private void reattach(WorkItem override) {
		WorkItem series = seriesOf(override);
		if (series != null) {
			this.series.reattach(override, series);
		}
	}

	/**
	 * Moves an item in the trash to the nearest ancestor that accepts it. If its team was
	 * deleted, it becomes a personal item of the viewer.
	 */
	private void returnToTree(Viewer viewer, WorkItem item, List<WorkItem> restored, boolean teamWasDeleted) {
		WorkItem series = seriesOf(item);
		if (series != null) {
			requireFits(item, series);
			item.inheritFromSeries(series);
			return;
		}
		UUID parentIdToRestore = parentIdToRestore(item);
		WorkItem newParent = nearestAcceptingAncestor(item, restored);
		item.moveUnder(newParent);
		if (teamWasDeleted && newParent == null) {
			item.assignToTeam(null, viewer.id());
			// Before the descendants are restored, because the history compares with
			// their state at that time, and must not record the derived owner.
			this.derived.updateDescendantPositions(item);
		}
		// After the move, which forgets the former parent.
		if (parentIdToRestore != null) {
			item.rememberFormerParent(parentIdToRestore);
		}
	}

	/**
	 * Moves items that were restored before their parents back to these parents, if the
	 * hierarchy rules still allow it.
	 */
	private void reattachFormerChildren(List<WorkItem> parents, Instant now) {
		for (WorkItem child : this.tree.lockFormerChildren(parents)) {
			WorkItem parent = parents.stream()
				.filter((candidate) -> candidate.id().equals(child.formerParentId()))
				.findFirst()
				.orElseThrow();
			List<WorkItem> subtree = new ArrayList<>(List.of(child));
			subtree.addAll(this.tree.descendants(child));
			subtree.addAll(this.tree.overrides(child));
			if (parent.isDescendantOf(child.id()) || !parent.hasSameOwnerAs(child)
					|| !fitUnder(parent, child, subtree)) {
				continue;
			}
			UUID oldParentId = child.parentId();
			moveUnder(parent, child, now);
			this.derived.rollUp(oldParentId);
		}
	}

	private static @Nullable UUID parentIdToRestore(WorkItem item) {
		UUID formerParentId = item.formerParentId();
		return (formerParentId != null) ? formerParentId : item.parentId();
	}

	private void rollUpParentsAmong(List<WorkItem> items) {
		Set<@Nullable UUID> parentIds = new HashSet<>();
		items.forEach((item) -> parentIds.add(item.parentId()));
		items.stream().filter((item) -> parentIds.contains(item.id())).forEach(this.derived::rollUpIfParent);
	}

	private List<WorkItem> deletedTogether(WorkItem item) {
		List<WorkItem> restored = new ArrayList<>();
		restored.add(item);
		Set<UUID> restoredIds = new HashSet<>(Set.of(item.id()));
		for (WorkItem override : this.tree.overridesWithTrashed(item)) {
			if (Objects.equals(override.trashId(), item.trashId())) {
				restored.add(override);
			}
		}
		for (WorkItem descendant : this.tree.descendantsWithTrashed(item)) {
			if (Objects.equals(descendant.trashId(), item.trashId()) && restoredIds.contains(descendant.parentId())) {
				restored.add(descendant);
				restoredIds.add(descendant.id());
			}
		}
		return restored;
	}

	private @Nullable WorkItem nearestAcceptingAncestor(WorkItem item, List<WorkItem> restored) {
		UUID next = parentIdToRestore(item);
		while (next != null) {
			WorkItem candidate = this.tree.find(next).orElseThrow();
			if (!candidate.isTrashed() && candidate.hasSameOwnerAs(item) && fitUnder(candidate, item, restored)) {
				return candidate;
			}
			next = candidate.parentId();
		}
		return null;
	}

	/**
	 * Returns whether the hierarchy rules allow an item and its restored descendants
	 * under a candidate parent. The candidate may have moved deeper since the deletion.
	 */
	private static boolean fitUnder(WorkItem candidate, WorkItem item, List<WorkItem> restored) {
		return !candidate.isSeries() && !candidate.isOverride()
				&& Hierarchy.checkSubtree(candidate, item, item.type(), restored, "type").isEmpty();
	}

	private boolean wasInTeamDeletedBy(Viewer viewer, WorkItem item) {
		UUID teamId = item.teamId();
		return teamId != null && this.teams.isDeletedBy(teamId, viewer.id());
	}

	/**
	 * Reads the permissions of the viewer. Call it after the tree is locked, so that a
	 * role that was revoked while this transaction waited takes effect.
	 */
	private Access access(Viewer viewer) {
		return new Access(this.teams.memberships(viewer.id()));
	}

}
