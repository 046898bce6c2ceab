package dev.kalends.workitem;

/**
 * The progress of an item's children.
 *
 * @param counted number of children that are neither cancelled nor in the trash
 * @param sum the sum of their progress
 */
public record ChildProgress(long counted, long sum) {

	/**
	 * Returns the mean, 0–100, rounded down; 0 without children.
	 */
	public int mean() {
		return (this.counted == 0) ? 0 : (int) (this.sum / this.counted);
	}

}
