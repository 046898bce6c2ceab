package dev.kalends.workitem;

/**
 * Receives every work item that a transaction writes. {@link WorkItem#before()} has the
 * earlier state of an item.
 */
public interface WorkItemWriteListener {

	/**
	 * Called before an item is inserted.
	 */
	void creating(WorkItem item);

	/**
	 * Called before an item is updated.
	 */
	void changing(WorkItem item);

}
