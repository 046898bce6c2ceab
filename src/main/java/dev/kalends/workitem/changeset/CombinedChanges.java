package dev.kalends.workitem.changeset;

import java.util.Collection;
import java.util.UUID;

import dev.kalends.account.Viewer;

/**
 * Combines the changes of a transaction with earlier ones, so that they are undone
 * together. The history module implements this interface.
 */
public interface CombinedChanges {

	/**
	 * Combines the changes of the running transaction with earlier edits of the viewer.
	 * Locks them. Changes that cannot be combined, for example because they have been
	 * undone, stay separate.
	 * @param changeIds the ids of the earlier changes
	 */
	void combineWith(Viewer viewer, Collection<UUID> changeIds);

}
