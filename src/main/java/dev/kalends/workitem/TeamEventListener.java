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
 * What a change of a team means for its items. It runs inside the transaction of that
 * change, so that both become visible at one instant.
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
	 * Ends the work of somebody who left, also on what is in the trash: it must not come
	 * back with an item that is restored.
	 */
	@EventListener
	void memberLeft(MemberLeft left) {
		Instant now = this.clock.instant();
		for (WorkItem item : this.tree.lockAll(this.repository.findIdsAssigned(left.teamId(), left.personId()))) {
			if (left.teamId().equals(item.teamId()) && item.assigneeIds().contains(left.personId())) {
				this.tree.touch(item);
				item.unassign(left.personId());
				item.countChange(now);
			}
		}
	}

	/**
	 * Puts all items of a team that is no more into the trash, in one deletion. Until
	 * their trees are locked some may come or go, so they are looked for once more then.
	 */
	@EventListener
	void teamDeleted(TeamDeleted deleted) {
		Instant now = this.clock.instant();
		UUID deletionId = this.ids.next();
		this.tree.lockAll(this.repository.findLivingIdsOfTeam(deleted.teamId()));
		List<WorkItem> items = this.tree.lockAll(this.repository.findLivingIdsOfTeam(deleted.teamId()));
		this.changes.touch(Scope.user(deleted.actorId()));
		for (WorkItem item : items) {
			if (!item.isTrashed() && deleted.teamId().equals(item.teamId())) {
				this.tree.touch(item);
				item.trash(deletionId, now);
			}
		}
	}

}
