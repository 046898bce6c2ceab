package dev.kalends.workitem;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
import dev.kalends.location.Locations;
import dev.kalends.shared.Ids;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.team.Memberships;
import dev.kalends.team.Teams;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Creates and edits work items. Each change is one transaction that touches the scopes of
 * the actor and of everyone who can see the item before or after it. An edit that changes
 * nothing touches no scope.
 */
@Service
public class WorkItemService {

	private final WorkItemRepository repository;

	private final LockedTree tree;

	private final People people;

	private final Teams teams;

	private final Locations locations;

	private final ScopeChanges changes;

	private final CombinedChanges combinedChanges;

	private final WriteTransactions transactions;

	private final Ids ids;

	private final Clock clock;

	WorkItemService(WorkItemRepository repository, LockedTree tree, People people, Teams teams, Locations locations,
			ScopeChanges changes, CombinedChanges combinedChanges, WriteTransactions transactions, Ids ids,
			Clock clock) {
		this.repository = repository;
		this.tree = tree;
		this.people = people;
		this.teams = teams;
		this.locations = locations;
		this.changes = changes;
		this.combinedChanges = combinedChanges;
		this.transactions = transactions;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Creates an item. A child takes the owner of its parent; a root belongs to the
	 * requested team or, without one, to the viewer.
	 * @throws RuleViolatedException when the draft is invalid
	 * @throws NotPermittedException when the viewer may not add items to the parent or
	 * the team
	 */
	public WorkItem create(Viewer viewer, WorkItemDraft draft) {
		CheckedDraft checked = DraftRules.check(draft, viewer.zone());
		return this.transactions.execute(() -> {
			WorkItem parent = parent(viewer, draft.parentId());
			if (parent != null) {
				throwIfAny(Hierarchy.check(parent.type(), checked.type(), parent.depth() + 1, "type"));
			}
			if (draft.teamId() != null) {
				requireTeamOfParent(parent, draft.teamId());
			}
			UUID teamId = (parent != null) ? parent.teamId() : draft.teamId();
			if (parent == null && teamId != null) {
				requireEditable(viewer, teamId);
			}
			this.tree.lockReferences(teamId, checked, List.of());
			requireAssignable(checked.assigneeIds(), Set.of());
			requireLocation(checked.locationId(), null);
			WorkItem item = new WorkItem(this.ids.next(), viewer.id(), draft.teamId(), parent, checked,
					this.clock.instant());
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
	 * @param expected tests whether the item is still in the state that the edit is based
	 * on (optimistic locking)
	 * @param change returns the requested state for the current state; called again when
	 * the transaction is retried
	 * @throws NotFoundException when the item does not exist or the viewer cannot see it
	 * @throws StaleVersionException when {@code expected} fails
	 * @throws NotPermittedException when the viewer may not change one of the changed
	 * members
	 * @throws RuleViolatedException when the requested state is invalid
	 */
	public WorkItem edit(Viewer viewer, UUID itemId, Predicate<WorkItem> expected,
			UnaryOperator<WorkItemDraft> change) {
		return this.transactions.execute(() -> {
			WorkItem item = this.tree.lockExisting(itemId);
			Access access = access(viewer);
			access.requireSees(item);
			StaleVersionException.throwUnless(expected, item);
			WorkItemDraft before = item.asDraft(access);
			WorkItemDraft requested = change.apply(before);
			if (!requested.equals(before)) {
				access.requireMayChange(item, before, requested);
				edit(viewer, item, before, requested);
			}
			return item;
		});
	}

	/**
	 * Edits many items, all or none.
	 * @return number of items that were changed
	 * @throws BulkRefusedException with the id of the item for which the edit was refused
	 */
	public int editAll(Viewer viewer, Collection<UUID> itemIds, UnaryOperator<WorkItemDraft> change) {
		return this.transactions.execute(() -> {
			this.changes.because("work_item.bulk_edited", viewer.id(), null);
			this.tree.lockAll(itemIds);
			int changed = 0;
			for (UUID itemId : new LinkedHashSet<>(itemIds)) {
				int before = this.repository.findById(itemId).map(WorkItem::version).orElse(0);
				WorkItem item = BulkRefusedException.wrapping(itemId,
						() -> edit(viewer, itemId, (current) -> true, change));
				changed += (item.version() != before) ? 1 : 0;
			}
			return changed;
		});
	}

	/**
	 * Shifts the dates of all descendants of an item by whole days, all or none. The item
	 * itself stays unchanged. Times of day are kept.
	 * @param days number of days to add; negative to subtract
	 * @param moves the ids of the changes with which the viewer moved the item itself;
	 * they are undone together with this change
	 * @return number of shifted items
	 * @throws NotFoundException when the item does not exist or the viewer cannot see it
	 * @throws NotPermittedException when the viewer may not manage the item
	 * @throws BulkRefusedException with the id of the item whose new dates are invalid
	 */
	public int shiftDescendants(Viewer viewer, UUID itemId, int days, Collection<UUID> moves) {
		return this.transactions.execute(() -> {
			this.combinedChanges.combineWith(viewer, moves);
			WorkItem item = this.tree.lockExisting(itemId);
			Access access = access(viewer);
			access.requireSees(item);
			access.requireMayShiftDescendants(item);
			this.changes.because("work_item.children_shifted", viewer.id(), item.id());
			List<WorkItem> dated = this.tree.descendants(item)
				.stream()
				.filter((descendant) -> descendant.schedule().isDated())
				.toList();
			for (WorkItem descendant : dated) {
				WorkItemDraft before = descendant.asDraft(access);
				BulkRefusedException.wrapping(descendant.id(), () -> {
					edit(viewer, descendant, before, before.movedBy(days));
					return descendant;
				});
			}
			return dated.size();
		});
	}

	private void edit(Viewer viewer, WorkItem item, WorkItemDraft before, WorkItemDraft requested) {
		CheckedDraft checked = DraftRules.check(requested, viewer.zone());
		CheckedDraft checkedBefore = DraftRules.check(before, viewer.zone());
		boolean moves = !Objects.equals(requested.parentId(), before.parentId());
		boolean changesTeam = !Objects.equals(requested.teamId(), before.teamId());
		if (checked.equals(checkedBefore) && !moves && !changesTeam) {
			return;
		}
		requireConsistentProgress(item, checkedBefore, checked);
		UUID oldParentId = item.parentId();
		this.tree.touch(item);
		this.changes.because("work_item.edited", viewer.id(), item.id());
		touchActor(viewer);
		WorkItem newParent = moves ? parent(viewer, requested.parentId()) : null;
		if (changesTeam) {
			requireTeamOfParent(moves ? newParent : this.tree.parentOf(item), requested.teamId());
		}
		if (changesTeam && newParent == null && requested.teamId() != null) {
			requireEditable(viewer, requested.teamId());
		}
		if (moves || changesTeam || !checked.assigneeIds().equals(checkedBefore.assigneeIds())
				|| !Objects.equals(checked.locationId(), checkedBefore.locationId())) {
			UUID teamId = (newParent != null) ? newParent.teamId() : changesTeam ? requested.teamId() : item.teamId();
			this.tree.lockReferences(teamId, checked,
					(moves || changesTeam) ? this.tree.descendantsWithTrashed(item) : List.of());
		}
		requireAssignable(checked.assigneeIds(), item.assigneeIds());
		requireLocation(checked.locationId(), item.locationId());
		requireHierarchy(item, checked.type(), moves, newParent);
		if (changesInheritedSettings(checkedBefore, checked)) {
			this.changes.touch(Scope.settingsOf(item.id()));
		}
		if (!Objects.equals(checked.color(), item.color())) {
			descendantsInheritingColor(item).forEach(this.tree::touch);
		}
		item.apply(checked, this.clock.instant());
		if (moves) {
			item.moveUnder(newParent);
		}
		if (changesTeam && newParent == null) {
			item.assignToTeam(requested.teamId(), viewer.id());
		}
		this.tree.touch(item);
		if (moves || changesTeam) {
			this.tree.updateDescendantPositions(item);
		}
		item.incrementVersion(this.clock.instant());
		rollUpAffected(item, oldParentId);
	}

	/**
	 * Returns whether an edit changes the name or the inherited settings of an item as a
	 * level of the settings hierarchy.
	 */
	private static boolean changesInheritedSettings(CheckedDraft before, CheckedDraft after) {
		return before.type() != after.type() || !before.title().equals(after.title())
				|| !Objects.equals(before.color(), after.color())
				|| !Objects.equals(before.schedule().zone(), after.schedule().zone());
	}

	/**
	 * Reads the permissions of the viewer. Call it after the tree is locked, so that a
	 * role that was revoked while this transaction waited takes effect.
	 */
	private Access access(Viewer viewer) {
		return new Access(this.teams.memberships(viewer.id()));
	}

	/**
	 * A child always has the team of its parent.
	 */
	private static void requireTeamOfParent(@Nullable WorkItem parent, @Nullable UUID teamId) {
		if (parent != null && !Objects.equals(teamId, parent.teamId())) {
			throw new RuleViolatedException(Violation.of("teamId", "team-of-parent"));
		}
	}

	/**
	 * Locks the new team of an item and checks that the viewer may add items to it.
	 */
	private void requireEditable(Viewer viewer, UUID teamId) {
		boolean exists = this.teams.lockForUse(teamId);
		Memberships memberships = this.teams.memberships(viewer.id());
		if (!exists || !memberships.contains(teamId)) {
			throw new RuleViolatedException(Violation.of("teamId", "unknown-team"));
		}
		if (!memberships.mayEdit(teamId)) {
			throw new NotPermittedException("edit-team");
		}
	}

	/**
	 * Locks the new location of an item and checks that it exists.
	 */
	private void requireLocation(@Nullable UUID requested, @Nullable UUID before) {
		if (requested != null && !requested.equals(before) && !this.locations.lockForDisplay(requested)) {
			throw new RuleViolatedException(Violation.of("locationId", "unknown-location"));
		}
	}

	private @Nullable WorkItem parent(Viewer viewer, @Nullable UUID parentId) {
		if (parentId == null) {
			return null;
		}
		WorkItem parent = this.tree.lock(parentId)
			.filter((item) -> !item.isTrashed())
			.orElseThrow(() -> new RuleViolatedException(Violation.of("parentId", "unknown-parent")));
		Access access = access(viewer);
		if (!access.sees(parent)) {
			throw new RuleViolatedException(Violation.of("parentId", "unknown-parent"));
		}
		if (!access.manages(parent)) {
			throw new NotPermittedException("add-children-as-assignee");
		}
		return parent;
	}

	/**
	 * Locks the new assignees of an item and checks that work can be assigned to them.
	 */
	private void requireAssignable(Set<UUID> requested, Set<UUID> before) {
		if (requested.isEmpty() || requested.equals(before)) {
			return;
		}
		List<UUID> assignable = this.people.lockForDisplay(requested);
		for (UUID personId : requested) {
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
		if (newParent != null && (newParent.equals(item) || newParent.isDescendantOf(item.id()))) {
			throw new RuleViolatedException(Violation.of("parentId", "cycle"));
		}
		WorkItem parent = moves ? newParent : this.tree.parentOf(item);
		int depth = (parent != null) ? parent.depth() + 1 : 0;
		if (parent != null) {
			throwIfAny(Hierarchy.check(parent.type(), type, depth, moves ? "parentId" : "type"));
		}
		requireHierarchyOfDescendants(item, type, depth - item.depth(), moves ? "parentId" : "type");
	}

	private void requireHierarchyOfDescendants(WorkItem item, WorkItemType type, int shift, String field) {
		List<WorkItem> descendants = this.tree.descendants(item);
		for (WorkItem descendant : descendants) {
			WorkItemType parentType = item.id().equals(descendant.parentId()) ? type
					: descendants.stream()
						.filter((candidate) -> candidate.id().equals(descendant.parentId()))
						.findFirst()
						.orElseThrow()
						.type();
			throwIfAny(Hierarchy.check(parentType, descendant.type(), descendant.depth() + shift, field));
		}
	}

	private void requireConsistentProgress(WorkItem item, CheckedDraft before, CheckedDraft requested) {
		if (requested.progress() == before.progress()) {
			return;
		}
		if (requested.status() == WorkItemStatus.COMPLETED) {
			if (before.status() == WorkItemStatus.COMPLETED) {
				throw new RuleViolatedException(Violation.of("progress", "progress-of-completed"));
			}
		}
		else if (requested.autoProgress() && this.tree.hasCountedChildren(item)) {
			throw new RuleViolatedException(Violation.of("progress", "progress-of-children"));
		}
	}

	/**
	 * Returns the descendants that inherit their colour from this item.
	 */
	private List<WorkItem> descendantsInheritingColor(WorkItem item) {
		Set<UUID> inheriting = new HashSet<>(Set.of(item.id()));
		List<WorkItem> inheritors = new ArrayList<>();
		for (WorkItem descendant : this.tree.descendants(item)) {
			if (descendant.color() == null && inheriting.contains(descendant.parentId())) {
				inheriting.add(descendant.id());
				inheritors.add(descendant);
			}
		}
		return inheritors;
	}

	private void rollUpAffected(WorkItem item, @Nullable UUID oldParentId) {
		this.tree.rollUpIfParent(item);
		this.tree.rollUp(item.parentId());
		if (!Objects.equals(oldParentId, item.parentId())) {
			this.tree.rollUp(oldParentId);
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
