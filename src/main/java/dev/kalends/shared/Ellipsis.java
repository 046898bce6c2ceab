package dev.kalends.shared;

/**
 * Shortens texts with an ellipsis.
 */
public final class Ellipsis {

	private Ellipsis() {
	}

	/**
	 * Returns a text, shortened if it is too long. Surrogate pairs are not split.
	 * @param length the maximum number of characters (Unicode code points) with the
	 * ellipsis
	 */
	public static String shorten(String text, int length) {
		return (text.codePointCount(0, text.length()) <= length) ? text
				: text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
	}

}
