package dev.kalends.workitem;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.shared.Ids;
import dev.kalends.team.MemberLeft;
import dev.kalends.team.TeamDeleted;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Applies changes of a team to its items. It runs in the transaction of the change, so
 * that both become visible at the same time.
 */
@Component
class TeamEventListener {

	private final WorkItemRepository repository;

	private final LockedTree tree;

	private final ScopeChanges changes;

	private final Ids ids;

	private final Clock clock;

	TeamEventListener(WorkItemRepository repository, LockedTree tree, ScopeChanges changes, Ids ids, Clock clock) {
		this.repository = repository;
		this.tree = tree;
		this.changes = changes;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Removes a former member from the assignees of all items of the team. Items in the
	 * trash are included, so that a restore does not bring the assignment back.
	 */
	@EventListener
	void memberLeft(MemberLeft left) {
		Instant now = this.clock.instant();
		for (WorkItem item : this.tree
			.lockAll(this.repository.findIdsByTeamAndAssignee(left.teamId(), left.personId()))) {
			if (left.teamId().equals(item.teamId()) && item.assigneeIds().contains(left.personId())) {
				this.changes.touch(item.scopes());
				item.unassign(left.personId());
				item.incrementVersion(now);
			}
		}
	}

	/**
	 * Moves all items of a deleted team to the trash, as one deletion. Items may be added
	 * or removed until their trees are locked, so the query is repeated afterwards.
	 */
	@EventListener
	void teamDeleted(TeamDeleted deleted) {
		Instant now = this.clock.instant();
		UUID deletionId = this.ids.next();
		this.tree.lockAll(this.repository.findIdsByTeam(deleted.teamId()));
		List<WorkItem> items = this.tree.lockAll(this.repository.findIdsByTeam(deleted.teamId()));
		this.changes.touch(Scope.user(deleted.actorId()));
		for (WorkItem item : items) {
			if (!item.isTrashed() && deleted.teamId().equals(item.teamId())) {
				this.changes.touch(item.scopes());
				item.trash(deletionId, now);
			}
		}
	}

}
