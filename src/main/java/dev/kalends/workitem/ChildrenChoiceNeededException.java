package dev.kalends.workitem;

/**
 * The item to delete has descendants, and the request has no {@link ChildrenChoice}.
 * Nothing was deleted.
 */
public class ChildrenChoiceNeededException extends RuntimeException {

	private final int descendants;

	ChildrenChoiceNeededException(int descendants) {
		super("The item has " + descendants + " descendants");
		this.descendants = descendants;
	}

	/**
	 * Returns the number of descendants at all levels.
	 */
	public int descendants() {
		return this.descendants;
	}

}
