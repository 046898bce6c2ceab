package dev.kalends.workitem;

import java.util.UUID;
import java.util.function.Supplier;

import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;

/**
 * A bulk operation failed for one item, so no item was changed.
 */
public class BulkRefusedException extends RuntimeException {

	private final UUID itemId;

	private final RuntimeException reason;

	BulkRefusedException(UUID itemId, RuntimeException reason) {
		super("The operation was refused for item " + itemId, reason);
		this.itemId = itemId;
		this.reason = reason;
	}

	/**
	 * Runs the operation for one item of a bulk operation.
	 * @throws BulkRefusedException with the id of the item, when the operation is refused
	 */
	public static <T> T wrapping(UUID itemId, Supplier<T> work) {
		try {
			return work.get();
		}
		catch (NotFoundException | NotPermittedException | RuleViolatedException | ChildrenChoiceNeededException ex) {
			throw new BulkRefusedException(itemId, ex);
		}
	}

	/**
	 * Returns the id of the item for which the operation was refused.
	 */
	public UUID itemId() {
		return this.itemId;
	}

	/**
	 * Returns the original exception.
	 */
	public RuntimeException reason() {
		return this.reason;
	}

}
