package dev.kalends.workitem;

/**
 * Everything about an item that a change can alter, as it was at one moment.
 *
 * @param members the members of its JSON
 * @param trashed whether it was in the trash
 */
record ItemState(WorkItemResource members, boolean trashed) {

	static ItemState of(WorkItem item) {
		return new ItemState(WorkItemResource.whole(item), item.isTrashed());
	}

}
