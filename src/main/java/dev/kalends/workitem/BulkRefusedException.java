package dev.kalends.workitem;

import java.util.UUID;

/**
 * One of many items could not be changed, so none was.
 */
public class BulkRefusedException extends RuntimeException {

	private final UUID itemId;

	private final RuntimeException reason;

	BulkRefusedException(UUID itemId, RuntimeException reason) {
		super("Item " + itemId + " refused", reason);
		this.itemId = itemId;
		this.reason = reason;
	}

	/**
	 * Returns the id of the item that refused.
	 */
	UUID itemId() {
		return this.itemId;
	}

	/**
	 * Returns why it refused.
	 */
	RuntimeException reason() {
		return this.reason;
	}

}
