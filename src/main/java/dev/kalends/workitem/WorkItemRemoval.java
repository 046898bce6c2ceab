package dev.kalends.workitem;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.Ids;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.team.Teams;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Puts work items into the trash and takes them out again. As with every change, each is
 * one transaction that touches the scopes of everybody who sees it, before and after, and
 * of the person who makes it.
 */
@Service
public class WorkItemRemoval {

	private final LockedTree tree;

	private final Teams teams;

	private final ScopeChanges changes;

	private final WriteTransactions transactions;

	private final Ids ids;

	private final Clock clock;

	WorkItemRemoval(LockedTree tree, Teams teams, ScopeChanges changes, WriteTransactions transactions, Ids ids,
			Clock clock) {
		this.tree = tree;
		this.teams = teams;
		this.changes = changes;
		this.transactions = transactions;
		this.ids = ids;
		this.clock = clock;
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
			WorkItem item = this.tree.lockExisting(itemId);
			Access access = access(viewer);
			access.requireSees(item);
			access.requireMayDelete(item);
			StaleVersionException.throwUnless(expected, item);
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

	/**
	 * Puts many items into the trash, all of them or none. What stands below another one
	 * of them goes along with it.
	 * @return how many of them are in the trash now
	 * @throws BulkRefusedException naming the item that could not be deleted
	 */
	public int deleteAll(Viewer viewer, Collection<UUID> itemIds, @Nullable ChildrenChoice choice) {
		return this.transactions.execute(() -> {
			this.changes.because("work_item.bulk_deleted", viewer.id(), null);
			Set<UUID> wanted = new LinkedHashSet<>(itemIds);
			List<WorkItem> locked = this.tree.lockAll(wanted);
			Access access = access(viewer);
			for (UUID itemId : wanted) {
				BulkRefusedException.naming(itemId, () -> {
					WorkItem item = locked.stream()
						.filter((candidate) -> candidate.id().equals(itemId))
						.findFirst()
						.orElseThrow(NotFoundException::new);
					access.requireSees(item);
					access.requireMayDelete(item);
					return item;
				});
			}
			// Children that go with their parent come back with it. Else the lowest
			// first, so that an item all of whose children go has none left.
			Comparator<WorkItem> byDepth = Comparator.comparingInt(WorkItem::depth);
			locked.stream()
				.sorted((choice == ChildrenChoice.DELETE) ? byDepth : byDepth.reversed())
				.filter((item) -> !item.isTrashed())
				.forEach((item) -> BulkRefusedException.naming(item.id(),
						() -> delete(viewer, item.id(), (current) -> true, choice)));
			return wanted.size();
		});
	}

	/**
	 * Puts items into the trash that came together, in one deletion. Nothing but them may
	 * stand below any of them.
	 * @param items the items, which are locked
	 * @throws NotFoundException when the viewer does not see one of them
	 * @throws NotPermittedException when the viewer sees it but may not delete it
	 */
	public void deleteTogether(Viewer viewer, List<WorkItem> items) {
		Access access = access(viewer);
		Instant now = this.clock.instant();
		UUID deletionId = this.ids.next();
		Set<UUID> itemIds = new HashSet<>();
		touchActor(viewer);
		for (WorkItem item : items) {
			access.requireSees(item);
			access.requireMayDelete(item);
			this.tree.touch(item);
			item.trash(deletionId, now);
			itemIds.add(item.id());
		}
		items.stream()
			.map(WorkItem::parentId)
			.filter((parentId) -> parentId != null && !itemIds.contains(parentId))
			.distinct()
			.forEach(this.tree::rollUp);
	}

	private void handUp(WorkItem item, List<WorkItem> below, Instant now) {
		WorkItem grandparent = this.tree.parentOf(item);
		below.stream().filter((child) -> item.id().equals(child.parentId())).forEach((child) -> {
			this.tree.touch(child);
			child.moveUnder(grandparent);
			child.countChange(now);
			this.tree.carryAlong(child);
			this.tree.touch(child);
		});
	}

	/**
	 * Takes an item out of the trash, with everything that went there in the same
	 * deletion and stands below it. It comes back below its parent, or where that is in
	 * the trash itself, below the nearest item above that is not. From there it goes back
	 * below its parent when that comes back, unless somebody moves it meanwhile.
	 * @throws NotFoundException when the viewer has no such item
	 */
	public WorkItem restore(Viewer viewer, UUID itemId) {
		return this.transactions.execute(() -> {
			WorkItem item = this.tree.lockExisting(itemId);
			if (item.isTrashed() && item.teamId() != null) {
				// The team cannot be deleted while something of it comes back.
				this.teams.lockForUse(item.teamId());
			}
			Access access = access(viewer);
			if (!item.isTrashed() && access.sees(item)) {
				return item;
			}
			boolean lostItsTeam = !access.manages(item) && wasInTeamDeletedBy(viewer, item);
			if (!access.manages(item) && !lostItsTeam) {
				throw new NotFoundException();
			}
			Instant now = this.clock.instant();
			this.changes.because("work_item.restored", viewer.id(), item.id());
			touchActor(viewer);
			List<WorkItem> returning = returning(item);
			this.tree.touch(item);
			UUID wantedParentId = wantedParentId(item);
			WorkItem above = nearestLivingAbove(item, returning);
			item.moveUnder(above);
			if (lostItsTeam && above == null) {
				item.assignToTeam(null, viewer.id());
				this.tree.carryAlong(item);
			}
			if (wantedParentId != null) {
				item.returnBelow(wantedParentId);
			}
			returning.forEach((descendant) -> {
				this.tree.touch(descendant);
				descendant.restore(now);
			});
			this.tree.carryAlong(item);
			this.tree.touch(item);
			gatherFormerChildren(returning, now);
			this.tree.lockWhatIsShown(returning);
			rollUpParentsAmong(returning);
			this.tree.rollUp(item.parentId());
			return item;
		});
	}

	/**
	 * Takes what came out of the trash before these items back below them, where it still
	 * fits.
	 */
	private void gatherFormerChildren(List<WorkItem> parents, Instant now) {
		for (WorkItem child : this.tree.lockFormerChildren(parents)) {
			WorkItem parent = parents.stream()
				.filter((candidate) -> candidate.id().equals(child.formerParentId()))
				.findFirst()
				.orElseThrow();
			List<WorkItem> along = new ArrayList<>(List.of(child));
			along.addAll(this.tree.livingBelow(child));
			if (parent.isBelow(child.id()) || !parent.hasSameOwnerAs(child) || !fitBelow(parent, child, along)) {
				continue;
			}
			UUID oldParentId = child.parentId();
			this.tree.touch(child);
			child.moveUnder(parent);
			child.countChange(now);
			this.tree.touch(child);
			this.tree.carryAlong(child);
			this.tree.rollUp(oldParentId);
		}
	}

	private static @Nullable UUID wantedParentId(WorkItem item) {
		UUID formerParentId = item.formerParentId();
		return (formerParentId != null) ? formerParentId : item.parentId();
	}

	private void rollUpParentsAmong(List<WorkItem> items) {
		Set<@Nullable UUID> parentIds = new HashSet<>();
		items.forEach((item) -> parentIds.add(item.parentId()));
		items.stream().filter((item) -> parentIds.contains(item.id())).forEach(this.tree::rollUpIfParent);
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

	private @Nullable WorkItem nearestLivingAbove(WorkItem item, List<WorkItem> returning) {
		UUID next = wantedParentId(item);
		while (next != null) {
			WorkItem candidate = this.tree.find(next).orElseThrow();
			if (!candidate.isTrashed() && candidate.hasSameOwnerAs(item) && fitBelow(candidate, item, returning)) {
				return candidate;
			}
			next = candidate.parentId();
		}
		return null;
	}

	/**
	 * Tells whether an item may stand below another one with everything that comes back
	 * along with it. What is above may have moved further down meanwhile.
	 */
	private static boolean fitBelow(WorkItem candidate, WorkItem item, List<WorkItem> returning) {
		Map<UUID, WorkItemType> types = new HashMap<>();
		returning.forEach((descendant) -> types.put(descendant.id(), descendant.type()));
		int shift = candidate.depth() + 1 - item.depth();
		return returning.stream().allMatch((descendant) -> {
			WorkItemType above = descendant.equals(item) ? candidate.type()
					: Objects.requireNonNull(types.get(descendant.parentId()));
			return Hierarchy.check(above, descendant.type(), descendant.depth() + shift, "type").isEmpty();
		});
	}

	private boolean wasInTeamDeletedBy(Viewer viewer, WorkItem item) {
		UUID teamId = item.teamId();
		return teamId != null && this.teams.isDeletedBy(teamId, viewer.id());
	}

	/**
	 * Reads what the viewer may do. It is done after the tree was locked, so that a role
	 * taken away while this change waited counts.
	 */
	private Access access(Viewer viewer) {
		return new Access(this.teams.memberships(viewer.id()));
	}

	private void touchActor(Viewer viewer) {
		this.changes.touch(Scope.user(viewer.id()));
	}

}
