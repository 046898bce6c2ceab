package dev.kalends.workitem;

/**
 * Counts of an item's children for its progress.
 *
 * @param counted number of children that are neither cancelled nor in the trash
 * @param completed number of completed children among those
 */
public record ChildStatusCount(long counted, long completed) {

	/**
	 * Returns the percentage of completed children, 0–100, rounded down; 0 without
	 * children.
	 */
	public int percentage() {
		return (this.counted == 0) ? 0 : (int) (WorkItem.COMPLETE * this.completed / this.counted);
	}

}
