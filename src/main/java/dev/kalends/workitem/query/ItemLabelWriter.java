package dev.kalends.workitem.query;

import java.util.List;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.UnreadableInputException;

/**
 * Sets the labels of an item. Labels are inherited settings, so the settings module
 * implements this interface.
 */
public interface ItemLabelWriter {

	/**
	 * Sets the item's own labels. Joins the transaction of the caller.
	 * @throws NotPermittedException when the viewer may not change them
	 * @throws UnreadableInputException when a label is invalid
	 */
	void setLabels(Viewer viewer, UUID itemId, List<String> labels);

}
