package dev.kalends.workitem;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Receives every work item, and every exception of a series, that a transaction writes.
 * {@link WorkItem#before()} has the earlier state of an item.
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

	/**
	 * Called before an occurrence of a series is replaced or removed.
	 * @param occurrence the original date
	 * @param overrideId the item that replaces it; {@code null} when it is removed
	 */
	void excepting(WorkItem series, LocalDate occurrence, @Nullable UUID overrideId);

	/**
	 * Called before an occurrence of a series is no longer replaced or removed.
	 * @param occurrence the original date
	 * @param overrideId the item that replaced it; {@code null} when it was removed
	 */
	void removingException(WorkItem series, LocalDate occurrence, @Nullable UUID overrideId);

}
