package dev.kalends.workitem;

import java.util.UUID;
import java.util.function.Supplier;

import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;

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
	 * Does something to one of many items.
	 * @throws BulkRefusedException naming the item, when it refuses
	 */
	public static <T> T naming(UUID itemId, Supplier<T> work) {
		try {
			return work.get();
		}
		catch (NotFoundException | NotPermittedException | RuleViolatedException | ChildrenChoiceNeededException ex) {
			throw new BulkRefusedException(itemId, ex);
		}
	}

	/**
	 * Returns the id of the item that refused.
	 */
	public UUID itemId() {
		return this.itemId;
	}

	/**
	 * Returns why it refused.
	 */
	public RuntimeException reason() {
		return this.reason;
	}

}
