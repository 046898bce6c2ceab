package dev.kalends.workitem;

import java.util.function.Predicate;

/**
 * Optimistic locking failure: the item was changed since the version that the edit is
 * based on. Nothing was saved.
 */
public class StaleVersionException extends RuntimeException {

	private final transient WorkItem current;

	StaleVersionException(WorkItem current) {
		super("Work item %s is at version %d".formatted(current.id(), current.version()));
		this.current = current;
	}

	/**
	 * Throws unless the item is in the expected state.
	 */
	static void throwUnless(Predicate<WorkItem> expected, WorkItem item) {
		if (!expected.test(item)) {
			throw new StaleVersionException(item);
		}
	}

	/**
	 * Returns the current state of the item.
	 */
	public WorkItem current() {
		return this.current;
	}

}
