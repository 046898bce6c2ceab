package dev.kalends.workitem;

/**
 * An item that is to be deleted has others below it, and nobody said what shall become of
 * them. Nothing was deleted.
 */
public class ChildrenChoiceNeededException extends RuntimeException {

	private final int descendants;

	ChildrenChoiceNeededException(int descendants) {
		super(descendants + " items stand below");
		this.descendants = descendants;
	}

	/**
	 * Returns how many items on all levels would go along.
	 */
	public int descendants() {
		return this.descendants;
	}

}
