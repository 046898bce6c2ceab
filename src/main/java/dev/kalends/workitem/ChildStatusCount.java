package dev.kalends.workitem;

/**
 * How far the children of an item have come.
 *
 * @param counted children that are neither cancelled nor in the trash
 * @param completed those of them that are completed
 */
public record ChildStatusCount(long counted, long completed) {

	/**
	 * Returns the percentage that is completed, rounded down; 0 when there is nothing to
	 * count.
	 */
	public int percentage() {
		return (this.counted == 0) ? 0 : (int) (WorkItem.COMPLETE * this.completed / this.counted);
	}

}
