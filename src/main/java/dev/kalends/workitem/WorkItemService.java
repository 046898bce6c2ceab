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
 * Creates and edits work items. Every change is one transaction that touches the scopes
 * of everybody who sees it, before and after, and of the person who makes it; saving what
 * is already there changes nothing and touches nobody.
 */
@Service
public class WorkItemService {

	private final WorkItemRepository repository;

	private final LockedTree tree;

	private final People people;

	private final Teams teams;

	private final Locations locations;

	private final ScopeChanges changes;

	private final WriteTransactions transactions;

	private final Ids ids;

	private final Clock clock;

	WorkItemService(WorkItemRepository repository, LockedTree tree, People people, Teams teams, Locations locations,
			ScopeChanges changes, WriteTransactions transactions, Ids ids, Clock clock) {
		this.repository = repository;
		this.tree = tree;
		this.people = people;
		this.teams = teams;
		this.locations = locations;
		this.changes = changes;
		this.transactions = transactions;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Creates an item: below a parent in that one's team or personal tree, else in the
	 * team that is named or as a personal item of the viewer.
	 * @throws RuleViolatedException when the draft breaks a rule
	 * @throws NotPermittedException when the viewer may not add items below the parent or
	 * to the team
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
			this.tree.lockWhatWillBeShown(teamId, checked, List.of());
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
			WorkItem item = this.tree.lockExisting(itemId);
			Access access = access(viewer);
			access.requireSees(item);
			StaleVersionException.throwUnless(expected, item);
			WorkItemDraft before = item.asDraft(access);
			WorkItemDraft wanted = change.apply(before);
			if (!wanted.equals(before)) {
				access.requireMayChange(item, before, wanted);
				edit(viewer, item, before, wanted);
			}
			return item;
		});
	}

	/**
	 * Edits many items, all of them or none.
	 * @return how many are not as they were
	 * @throws BulkRefusedException naming the item that refused the change
	 */
	public int editAll(Viewer viewer, Collection<UUID> itemIds, UnaryOperator<WorkItemDraft> change) {
		return this.transactions.execute(() -> {
			this.changes.because("work_item.bulk_edited", viewer.id(), null);
			this.tree.lockAll(itemIds);
			int changed = 0;
			for (UUID itemId : new LinkedHashSet<>(itemIds)) {
				int before = this.repository.findById(itemId).map(WorkItem::version).orElse(0);
				WorkItem item = BulkRefusedException.naming(itemId,
						() -> edit(viewer, itemId, (current) -> true, change));
				changed += (item.version() != before) ? 1 : 0;
			}
			return changed;
		});
	}

	/**
	 * Moves everything with dates below an item by whole days, all of it or nothing, so
	 * that it follows the item, which stays where it is. Times of day stay the same.
	 * @param days how far; negative for earlier
	 * @return how many items moved
	 * @throws NotFoundException when the viewer sees no such item
	 * @throws NotPermittedException when the viewer may not change what stands below it
	 * @throws BulkRefusedException naming the item that cannot be moved that far
	 */
	public int shiftBelow(Viewer viewer, UUID itemId, int days) {
		return this.transactions.execute(() -> {
			WorkItem item = this.tree.lockExisting(itemId);
			Access access = access(viewer);
			access.requireSees(item);
			access.requireMayShiftBelow(item);
			this.changes.because("work_item.children_shifted", viewer.id(), item.id());
			List<WorkItem> dated = this.tree.livingBelow(item)
				.stream()
				.filter((below) -> below.schedule().isDated())
				.toList();
			for (WorkItem descendant : dated) {
				WorkItemDraft before = descendant.asDraft(access);
				BulkRefusedException.naming(descendant.id(), () -> {
					edit(viewer, descendant, before, before.movedBy(days));
					return descendant;
				});
			}
			return dated.size();
		});
	}

	private void edit(Viewer viewer, WorkItem item, WorkItemDraft before, WorkItemDraft wanted) {
		CheckedDraft checked = DraftRules.check(wanted, viewer.zone());
		CheckedDraft checkedBefore = DraftRules.check(before, viewer.zone());
		boolean moves = !Objects.equals(wanted.parentId(), before.parentId());
		boolean changesTeam = !Objects.equals(wanted.teamId(), before.teamId());
		if (checked.equals(checkedBefore) && !moves && !changesTeam) {
			return;
		}
		requireConsistentProgress(item, checkedBefore, checked);
		UUID oldParentId = item.parentId();
		this.tree.touch(item);
		this.changes.because("work_item.edited", viewer.id(), item.id());
		touchActor(viewer);
		WorkItem newParent = moves ? parent(viewer, wanted.parentId()) : null;
		if (changesTeam) {
			requireTeamOfParent(moves ? newParent : this.tree.parentOf(item), wanted.teamId());
		}
		if (changesTeam && newParent == null && wanted.teamId() != null) {
			requireEditable(viewer, wanted.teamId());
		}
		if (moves || changesTeam || !checked.assigneeIds().equals(checkedBefore.assigneeIds())
				|| !Objects.equals(checked.locationId(), checkedBefore.locationId())) {
			UUID teamId = (newParent != null) ? newParent.teamId() : changesTeam ? wanted.teamId() : item.teamId();
			this.tree.lockWhatWillBeShown(teamId, checked, (moves || changesTeam) ? this.tree.below(item) : List.of());
		}
		requireAssignable(checked.assigneeIds(), item.assigneeIds());
		requireLocation(checked.locationId(), item.locationId());
		requireHierarchy(item, checked.type(), moves, newParent);
		if (altersSettings(checkedBefore, checked)) {
			this.changes.touch(Scope.settingsOf(item.id()));
		}
		if (!Objects.equals(checked.color(), item.color())) {
			heirsOfColor(item).forEach(this.tree::touch);
		}
		item.apply(checked, this.clock.instant());
		if (moves) {
			item.moveUnder(newParent);
		}
		if (changesTeam && newParent == null) {
			item.assignToTeam(wanted.teamId(), viewer.id());
		}
		this.tree.touch(item);
		if (moves || changesTeam) {
			this.tree.carryAlong(item);
		}
		item.countChange(this.clock.instant());
		rollUpAround(item, oldParentId);
	}

	/**
	 * Tells whether what is inherited from an item changes, or how it is called where it
	 * is inherited.
	 */
	private static boolean altersSettings(CheckedDraft before, CheckedDraft after) {
		return before.type() != after.type() || !before.title().equals(after.title())
				|| !Objects.equals(before.color(), after.color())
				|| !Objects.equals(before.schedule().zone(), after.schedule().zone());
	}

	/**
	 * Reads what the viewer may do. It is done after the tree was locked, so that a role
	 * taken away while this change waited counts.
	 */
	private Access access(Viewer viewer) {
		return new Access(this.teams.memberships(viewer.id()));
	}

	/**
	 * An item below another one is in that one's team.
	 */
	private static void requireTeamOfParent(@Nullable WorkItem parent, @Nullable UUID teamId) {
		if (parent != null && !Objects.equals(teamId, parent.teamId())) {
			throw new RuleViolatedException(Violation.of("teamId", "team-of-parent"));
		}
	}

	/**
	 * Locks a team that an item comes into.
	 */
	private void requireEditable(Viewer viewer, UUID teamId) {
		boolean there = this.teams.lockForUse(teamId);
		Memberships memberships = this.teams.memberships(viewer.id());
		if (!there || !memberships.contains(teamId)) {
			throw new RuleViolatedException(Violation.of("teamId", "unknown-team"));
		}
		if (!memberships.mayEdit(teamId)) {
			throw new NotPermittedException("edit-team");
		}
	}

	/**
	 * Locks a place that is about to be shown where it was not before.
	 */
	private void requireLocation(@Nullable UUID wanted, @Nullable UUID before) {
		if (wanted != null && !wanted.equals(before) && !this.locations.lockForDisplay(wanted)) {
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
		WorkItem parent = moves ? newParent : this.tree.parentOf(item);
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
