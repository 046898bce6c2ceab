package dev.kalends.workitem;

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
	 * Returns the item as it is now.
	 */
	public WorkItem current() {
		return this.current;
	}

}
