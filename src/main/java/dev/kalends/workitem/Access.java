package dev.kalends.workitem;

import java.util.UUID;

import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.team.Memberships;
import org.jspecify.annotations.Nullable;

/**
 * Which items a person sees and may do what with. The owner of a personal item may do
 * everything; of a team's item viewers see it, editors and managers may do everything; an
 * assignee, member or not, sees the item and may change how the work goes; nobody else
 * learns that it exists.
 *
 * @param memberships the teams of the person, as read for the request at hand
 */
public record Access(Memberships memberships) {

	private UUID personId() {
		return this.memberships.personId();
	}

	public boolean sees(WorkItem item) {
		return belongs(item) || isAssigned(item);
	}

	/**
	 * Refuses what the person does not see or what is in the trash.
	 * @throws NotFoundException when it is one or the other
	 */
	void requireSees(WorkItem item) {
		if (item.isTrashed() || !sees(item)) {
			throw new NotFoundException();
		}
	}

	/**
	 * Tells whether the person owns the item or is in its team: they see what stands
	 * above and below it.
	 */
	public boolean belongs(WorkItem item) {
		return isOwnedWithin(item.owner());
	}

	/**
	 * Tells whether the person sees what belongs there.
	 */
	public boolean isOwnedWithin(ItemOwner home) {
		UUID teamId = home.teamId();
		return (teamId != null) ? this.memberships.contains(teamId) : home.ownerId().equals(personId());
	}

	/**
	 * Tells whether the person may change everything about the item, delete it and add
	 * items below it.
	 */
	public boolean manages(WorkItem item) {
		UUID teamId = item.teamId();
		return (teamId != null) ? this.memberships.mayEdit(teamId) : item.ownerId().equals(personId());
	}

	/**
	 * Tells whether the person may change how the work goes.
	 */
	public boolean worksOn(WorkItem item) {
		return manages(item) || isAssigned(item);
	}

	private boolean isAssigned(WorkItem item) {
		return item.assigneeIds().contains(personId());
	}

	public @Nullable UUID visibleParentId(WorkItem item) {
		return belongs(item) ? item.parentId() : null;
	}

	public @Nullable UUID visibleTeamId(WorkItem item) {
		return belongs(item) ? item.teamId() : null;
	}

	/**
	 * Refuses an edit of somebody who may not change everything, unless it leaves alone
	 * what they may not change.
	 * @throws NotPermittedException when it changes type, parent, team, place, people or
	 * visibility, or when the person may change nothing
	 */
	void requireMayChange(WorkItem item, WorkItemDraft before, WorkItemDraft wanted) {
		if (manages(item)) {
			return;
		}
		if (!worksOn(item)) {
			throw new NotPermittedException("change-as-viewer");
		}
		WorkItemDraft.Builder allowed = wanted.with();
		WorkItemField.ALL.stream().filter(WorkItemField::isManaged).forEach((field) -> allowed.copy(field, before));
		if (!allowed.build().equals(wanted)) {
			throw new NotPermittedException("change-as-assignee");
		}
	}

	/**
	 * Refuses to move what stands below an item for those who may not change it. Who may
	 * manage an item may manage everything below it, which is in the same team or tree.
	 */
	void requireMayShiftBelow(WorkItem item) {
		if (!manages(item)) {
			throw new NotPermittedException(belongs(item) ? "change-as-viewer" : "shift-children-as-assignee");
		}
	}

	void requireMayDelete(WorkItem item) {
		if (!manages(item)) {
			throw new NotPermittedException("delete-as-assignee");
		}
	}

}
