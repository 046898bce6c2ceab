package dev.kalends.workitem;

/**
 * Is told of every item that a transaction writes, whichever path writes it. The item
 * knows its earlier state ({@link WorkItem#before()}).
 */
public interface WorkItemWriteListener {

	/**
	 * An item is about to be inserted.
	 */
	void creating(WorkItem item);

	/**
	 * An item is about to be updated.
	 */
	void changing(WorkItem item);

}
