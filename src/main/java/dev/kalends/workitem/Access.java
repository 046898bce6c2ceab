package dev.kalends.workitem;

import dev.kalends.account.Viewer;
import dev.kalends.shared.NotPermittedException;

/**
 * Who sees an item and may do what with it. The owner of a personal item may do
 * everything; an assignee sees it and may change how the work goes; nobody else learns
 * that it exists.
 */
final class Access {

	private Access() {
	}

	static boolean sees(Viewer viewer, WorkItem item) {
		return manages(viewer, item) || item.assigneeIds().contains(viewer.id());
	}

	/**
	 * Tells whether the viewer may change everything about the item, delete it and add
	 * items below it.
	 */
	static boolean manages(Viewer viewer, WorkItem item) {
		return item.ownerId().equals(viewer.id());
	}

	/**
	 * Refuses an edit of somebody who may not change everything, unless it leaves alone
	 * what they may not change.
	 * @throws NotPermittedException when it changes type, parent, team, people or
	 * visibility
	 */
	static void requireMayChange(Viewer viewer, WorkItem item, WorkItemDraft before, WorkItemDraft wanted) {
		if (manages(viewer, item)) {
			return;
		}
		WorkItemDraft onlyAllowed = wanted.with()
			.type(before.type())
			.parentId(before.parentId())
			.teamId(before.teamId())
			.assigneeIds(before.assigneeIds())
			.assigneeLabels(before.assigneeLabels())
			.autoProgress(before.autoProgress())
			.activityCategory(before.activityCategory())
			.calendarVisible(before.calendarVisible())
			.build();
		if (!onlyAllowed.equals(wanted)) {
			throw new NotPermittedException("change-as-assignee");
		}
	}

}
