package dev.kalends.workitem;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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
import dev.kalends.workitem.changeset.CombinedChanges;
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

	private final ReferenceLocks references;

	private final DerivedValues derived;

	private final Teams teams;

	private final SeriesEdits series;

	private final ScopeChanges changes;

	private final CombinedChanges combinedChanges;

	private final WriteTransactions transactions;

	private final Ids ids;

	private final Clock clock;

	WorkItemService(WorkItemRepository repository, LockedTree tree, ReferenceLocks references, DerivedValues derived,
			Teams teams, SeriesEdits series, ScopeChanges changes, CombinedChanges combinedChanges,
			WriteTransactions transactions, Ids ids, Clock clock) {
		this.repository = repository;
		this.tree = tree;
		this.references = references;
		this.derived = derived;
		this.teams = teams;
		this.series = series;
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
			// Before all references, because trees precede them in the lock order.
			WorkItem parent = lockParent(viewer, draft.parentId());
			if (parent != null) {
				throwIfAny(Hierarchy.check(parent.type(), checked.type(), parent.depth() + 1, "type"));
			}
			if (draft.teamId() != null) {
				requireTeam(viewer, draft.teamId(), parent);
			}
			this.references.lock((parent != null) ? parent.teamId() : draft.teamId(), checked, List.of());
			this.references.requireAssignees(checked.assigneeIds(), Set.of());
			this.references.requireLocation(checked.locationId(), null);
			if (checked.recurrenceRule() != null) {
				this.series.requireRoomForSeries(
						(parent != null) ? parent.owner() : new ItemOwner(draft.teamId(), viewer.id()), 1, null);
			}
			WorkItem item = new WorkItem(this.ids.next(), viewer.id(), draft.teamId(), parent, checked,
					this.clock.instant());
			this.changes.because("work_item.created", viewer.id(), item.id());
			this.changes.touch(Scope.user(viewer.id()));
			this.changes.touch(item.scopes());
			this.repository.save(item);
			// After the item is saved, because the progress is read from the database.
			this.derived.rollUp(item.parentId());
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
			change(viewer, access, item, before, requested);
			return item;
		});
	}

	/**
	 * Changes an item whose tree is locked.
	 * @param before the current state as the viewer sees it
	 * @param requested the requested state; an equal one changes nothing
	 * @throws NotPermittedException when the viewer may not change one of the changed
	 * members
	 * @throws RuleViolatedException when the requested state is invalid
	 */
	void change(Viewer viewer, Access access, WorkItem item, WorkItemDraft before, WorkItemDraft requested) {
		if (!requested.equals(before)) {
			access.requireMayChange(item, before, requested);
			edit(viewer, item, before, requested);
		}
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
				// An override moves with its series.
				.filter((descendant) -> descendant.schedule().isDated() && !descendant.isOverride())
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

	/**
	 * The steps of an edit. Two kinds of versions change: scope versions, so that no feed
	 * with an earlier state is used any more, and the version of the item, for optimistic
	 * locking. Touching a scope only notes it; {@link ScopeChanges} increments each
	 * touched scope once, immediately before the commit.
	 */
	private void edit(Viewer viewer, WorkItem item, WorkItemDraft before, WorkItemDraft requested) {
		WorkItemEdit edit = WorkItemEdit.between(before, requested, viewer.zone());
		if (edit.changesNothing()) {
			return;
		}
		// The checks lock what they read, because it must still be true at the commit.
		WorkItem newParent = check(viewer, item, edit);
		UUID oldParentId = item.parentId();
		Instant now = this.clock.instant();
		this.changes.because("work_item.edited", viewer.id(), item.id());
		this.changes.touch(Scope.user(viewer.id()));
		// Before the change, for the people who see the item now and may lose it.
		this.changes.touch(item.scopes());
		this.series.touchSeriesOf(item);
		touchInheriting(item, edit);
		item.apply(edit.after(), now);
		if (edit.changesParent()) {
			item.moveUnder(newParent);
		}
		if (edit.changesTeam() && newParent == null) {
			item.assignToTeam(edit.teamId(), viewer.id());
		}
		// After the change, for the people who see the item from now on.
		this.changes.touch(item.scopes());
		if (edit.movesDescendants()) {
			// After the move, because descendants take position and owner from the item.
			this.derived.updateDescendantPositions(item);
		}
		if (edit.isOfSeries()) {
			// After the move, because overrides take position and owner from the series.
			this.series.follow(item, edit, viewer.zone(), now);
		}
		// Once, and for this item alone: derived changes of descendants and parents must
		// not cause conflicts with edits of these items.
		item.incrementVersion(now);
		// After all other changes, because parents summarize their children.
		rollUpAffected(item, oldParentId);
	}

	/**
	 * Checks an edit, and takes all its locks in the order that {@link LockedTree}
	 * defines.
	 * @return the new parent, whose tree is locked; {@code null} when the item becomes a
	 * root or keeps its parent
	 */
	private @Nullable WorkItem check(Viewer viewer, WorkItem item, WorkItemEdit edit) {
		if (item.isOverride()) {
			requireOverride(edit);
		}
		requireConsistentProgress(item, edit.before(), edit.after());
		// Before all references, because trees precede them in the lock order.
		WorkItem newParent = edit.changesParent() ? lockParent(viewer, edit.parentId()) : null;
		if (edit.changesTeam()) {
			requireTeam(viewer, edit.teamId(), edit.changesParent() ? newParent : this.tree.parentOf(item));
		}
		if (edit.changesReferences()) {
			// Before the checks of single references, because these would lock the people
			// of the item before its team and the people of its descendants.
			this.references.lock(newTeamId(item, edit, newParent), edit.after(),
					edit.movesDescendants() ? this.tree.movingWith(item) : List.of());
		}
		this.references.requireAssignees(edit.after().assigneeIds(), item.assigneeIds());
		this.references.requireLocation(edit.after().locationId(), item.locationId());
		requireHierarchy(item, edit, newParent);
		if (edit.startsSeries()) {
			requireNoChildren(item);
		}
		requireRoomForSeries(viewer, item, edit, newParent);
		return newParent;
	}

	private static @Nullable UUID newTeamId(WorkItem item, WorkItemEdit edit, @Nullable WorkItem newParent) {
		if (newParent != null) {
			return newParent.teamId();
		}
		return edit.changesTeam() ? edit.teamId() : item.teamId();
	}

	/**
	 * Touches what descendants inherit from the item.
	 */
	private void touchInheriting(WorkItem item, WorkItemEdit edit) {
		if (edit.changesInheritedSettings()) {
			this.changes.touch(Scope.settingsOf(item.id()));
		}
		if (edit.changesColor()) {
			this.derived.touchDescendantsInheritingColor(item);
		}
	}

	/**
	 * Reads the permissions of the viewer. Call it after the tree is locked, so that a
	 * role that was revoked while this transaction waited takes effect.
	 */
	private Access access(Viewer viewer) {
		return new Access(this.teams.memberships(viewer.id()));
	}

	/**
	 * Checks that an item may belong to a team. A child always has the team of its
	 * parent; a root needs a team to which the viewer may add items, which is locked.
	 * @param teamId the requested team; {@code null} for a personal item
	 * @param parent the parent after the change; {@code null} for a root
	 */
	private void requireTeam(Viewer viewer, @Nullable UUID teamId, @Nullable WorkItem parent) {
		if (parent != null && !Objects.equals(teamId, parent.teamId())) {
			throw new RuleViolatedException(Violation.of("teamId", "team-of-parent"));
		}
		if (parent == null && teamId != null) {
			this.references.requireTeam(viewer, teamId);
		}
	}

	/**
	 * Locks the tree of a new parent and checks that the viewer may add children to it.
	 */
	private @Nullable WorkItem lockParent(Viewer viewer, @Nullable UUID parentId) {
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
		if (parent.isSeries() || parent.isOverride()) {
			throw new RuleViolatedException(Violation.of("parentId", "parent-repeats"));
		}
		if (!access.manages(parent)) {
			throw new NotPermittedException("add-children-as-assignee");
		}
		return parent;
	}

	/**
	 * Checks that an override stays where its series is, and does not repeat.
	 */
	private static void requireOverride(WorkItemEdit edit) {
		if (edit.changesParent()) {
			throw new RuleViolatedException(Violation.of("parentId", "parent-of-series"));
		}
		if (edit.changesTeam()) {
			throw new RuleViolatedException(Violation.of("teamId", "team-of-series"));
		}
		if (edit.after().recurrenceRule() != null) {
			throw new RuleViolatedException(Violation.of("recurrenceRule", "rule-of-occurrence"));
		}
	}

	private void requireNoChildren(WorkItem item) {
		if (!this.tree.children(List.of(item.id())).isEmpty()) {
			throw new RuleViolatedException(Violation.of("recurrenceRule", "rule-with-children"));
		}
	}

	/**
	 * Checks the number of series that the owner of the item will have: the item itself,
	 * if it starts or continues to repeat, and all series that move with it.
	 */
	private void requireRoomForSeries(Viewer viewer, WorkItem item, WorkItemEdit edit, @Nullable WorkItem newParent) {
		ItemOwner owner = newOwner(viewer, item, edit, newParent);
		boolean changesOwner = !owner.isSameAs(item.owner());
		long added = (edit.after().recurrenceRule() != null && (changesOwner || !this.series.isLivingSeries(item))) ? 1
				: 0;
		if (changesOwner) {
			added += this.tree.descendants(item).stream().filter(this.series::isLivingSeries).count();
		}
		this.series.requireRoomForSeries(owner, added, item.id());
	}

	private static ItemOwner newOwner(Viewer viewer, WorkItem item, WorkItemEdit edit, @Nullable WorkItem newParent) {
		if (newParent != null) {
			return newParent.owner();
		}
		return edit.changesTeam() ? new ItemOwner(edit.teamId(), (edit.teamId() != null) ? item.ownerId() : viewer.id())
				: item.owner();
	}

	private void requireHierarchy(WorkItem item, WorkItemEdit edit, @Nullable WorkItem newParent) {
		boolean moves = edit.changesParent();
		if (!moves && edit.after().type() == item.type()) {
			return;
		}
		if (newParent != null && (newParent.equals(item) || newParent.isDescendantOf(item.id()))) {
			throw new RuleViolatedException(Violation.of("parentId", "cycle"));
		}
		List<WorkItem> subtree = new ArrayList<>(this.tree.descendants(item));
		subtree.addAll(this.tree.overrides(item));
		throwIfAny(Hierarchy.checkSubtree(moves ? newParent : this.tree.parentOf(item), item, edit.after().type(),
				subtree, moves ? "parentId" : "type"));
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
		else if (requested.autoProgress() && this.derived.hasCountedChildren(item)) {
			throw new RuleViolatedException(Violation.of("progress", "progress-of-children"));
		}
	}

	private void rollUpAffected(WorkItem item, @Nullable UUID oldParentId) {
		this.derived.rollUpIfParent(item);
		this.derived.rollUp(item.parentId());
		if (!Objects.equals(oldParentId, item.parentId())) {
			this.derived.rollUp(oldParentId);
		}
	}

	private static void throwIfAny(Optional<Violation> violation) {
		violation.ifPresent((found) -> {
			throw new RuleViolatedException(found);
		});
	}

}
