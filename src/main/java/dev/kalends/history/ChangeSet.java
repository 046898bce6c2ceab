package dev.kalends.history;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did to work items in one transaction.
 *
 * @param number grows with time
 * @param actorId who did it; {@code null} where the application did by itself
 * @param action what it was, such as {@code work_item.edited}
 * @param title what the item was called, or the first of them
 * @param itemCount how many items it changed
 * @param undoes the change set that it takes back or makes again; {@code null} for all
 * others
 * @param undone whether it is taken back at the moment
 */
record ChangeSet(UUID id, long number, @Nullable UUID actorId, String action, Instant doneAt, String title,
		int itemCount, @Nullable UUID undoes, boolean undone) {

	static final String UNDONE = "work_item.undone";

	static final String REDONE = "work_item.redone";

	/**
	 * Tells whether it takes another one back.
	 */
	boolean isUndo() {
		return UNDONE.equals(this.action);
	}

}
