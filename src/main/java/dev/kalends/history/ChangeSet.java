package dev.kalends.history;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The changes to work items that one transaction made.
 *
 * @param number increases with time; 0 until it is stored
 * @param actorId the person who made the changes; {@code null} for the application itself
 * @param action the code of the action, such as {@code work_item.edited}
 * @param title title of the item, or of the first item
 * @param itemCount number of changed items
 * @param undoes the change set that this one undoes or redoes; {@code null} for an
 * ordinary change
 * @param undone whether this change set is currently undone
 */
record ChangeSet(UUID id, long number, @Nullable UUID actorId, String action, Instant doneAt, String title,
		int itemCount, @Nullable UUID undoes, boolean undone) {

	static final String UNDONE = "work_item.undone";

	static final String REDONE = "work_item.redone";

	/**
	 * Returns whether this change set is an undo of another one.
	 */
	boolean isUndo() {
		return UNDONE.equals(this.action);
	}

}
