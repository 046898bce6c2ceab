package dev.kalends.workitem;

import java.util.function.Predicate;

/**
 * Somebody saved the item since the version that an edit is based on. Nothing was saved.
 */
public class StaleVersionException extends RuntimeException {

	private final transient WorkItem current;

	StaleVersionException(WorkItem current) {
		super("Work item %s is at version %d".formatted(current.id(), current.version()));
		this.current = current;
	}

	/**
	 * Refuses to go on with an item that is not what was expected.
	 */
	static void throwUnless(Predicate<WorkItem> expected, WorkItem item) {
		if (!expected.test(item)) {
			throw new StaleVersionException(item);
		}
	}

	/**
	 * Returns the item as it is now.
	 */
	public WorkItem current() {
		return this.current;
	}

}
