package dev.kalends.workitem;

import java.util.UUID;

import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.team.Memberships;
import org.jspecify.annotations.Nullable;

/**
 * The permissions of a person on work items. The owner of a personal item may do
 * everything. For a team item, viewers may read it, and editors and managers may do
 * everything. An assignee, whether a member or not, can see the item and edit its
 * content: title, description, dates, status, priority, progress and colour. For
 * everybody else the item does not exist.
 *
 * @param memberships the person's team memberships, read for the current request
 */
public record Access(Memberships memberships) {

	private UUID personId() {
		return this.memberships.personId();
	}

	public boolean sees(WorkItem item) {
		return isOwnerOrMember(item) || isAssigned(item);
	}

	/**
	 * Requires that the item is visible to the person and not in the trash.
	 * @throws NotFoundException otherwise
	 */
	void requireSees(WorkItem item) {
		if (item.isTrashed() || !sees(item)) {
			throw new NotFoundException();
		}
	}

	/**
	 * Returns whether the person owns the personal item or is a member of its team.
	 * Owners and members also see the item's ancestors and descendants; other assignees
	 * do not.
	 */
	public boolean isOwnerOrMember(WorkItem item) {
		return isOwnerOrMember(item.owner());
	}

	/**
	 * Returns whether the person is the owner, or a member of the owning team.
	 */
	public boolean isOwnerOrMember(ItemOwner owner) {
		UUID teamId = owner.teamId();
		return (teamId != null) ? this.memberships.contains(teamId) : owner.ownerId().equals(personId());
	}

	/**
	 * Returns whether the person may change all fields of the item, delete it and add
	 * children to it.
	 */
	public boolean manages(WorkItem item) {
		UUID teamId = item.teamId();
		return (teamId != null) ? this.memberships.mayEdit(teamId) : item.ownerId().equals(personId());
	}

	/**
	 * Returns whether the person may edit the content of the item.
	 */
	public boolean worksOn(WorkItem item) {
		return manages(item) || isAssigned(item);
	}

	private boolean isAssigned(WorkItem item) {
		return item.assigneeIds().contains(personId());
	}

	public @Nullable UUID visibleParentId(WorkItem item) {
		return isOwnerOrMember(item) ? item.parentId() : null;
	}

	public @Nullable UUID visibleTeamId(WorkItem item) {
		return isOwnerOrMember(item) ? item.teamId() : null;
	}

	/**
	 * Checks that the person may make an edit.
	 * @throws NotPermittedException when the person may not edit the item, or when an
	 * assignee changes a field that is {@linkplain WorkItemField#isManaged() managed}
	 */
	void requireMayChange(WorkItem item, WorkItemDraft before, WorkItemDraft requested) {
		if (manages(item)) {
			return;
		}
		if (!worksOn(item)) {
			throw new NotPermittedException("change-as-viewer");
		}
		WorkItemDraft.Builder allowed = requested.with();
		WorkItemField.ALL.stream().filter(WorkItemField::isManaged).forEach((field) -> allowed.copy(field, before));
		if (!allowed.build().equals(requested)) {
			throw new NotPermittedException("change-as-assignee");
		}
	}

	/**
	 * Checks that the person may shift the dates of all descendants of an item. Managing
	 * an item includes managing its descendants, because they have the same owner.
	 */
	void requireMayShiftDescendants(WorkItem item) {
		if (!manages(item)) {
			throw new NotPermittedException(isOwnerOrMember(item) ? "change-as-viewer" : "shift-children-as-assignee");
		}
	}

	void requireMayDelete(WorkItem item) {
		if (!manages(item)) {
			throw new NotPermittedException("delete-as-assignee");
		}
	}

}
