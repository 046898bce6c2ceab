package dev.kalends.shared;

/**
 * Text that can be stored, sent and shown anywhere: without control characters and
 * without halves of surrogate pairs.
 */
public final class PlainText {

	private PlainText() {
	}

	/**
	 * Tells whether the text is one line of plain text.
	 */
	public static boolean isLine(String text) {
		return text.codePoints().noneMatch(PlainText::isUnfit);
	}

	/**
	 * Tells whether the text is plain but for tabs and line breaks.
	 */
	public static boolean isLines(String text) {
		return text.codePoints()
			.noneMatch(
					(character) -> isUnfit(character) && character != '\n' && character != '\r' && character != '\t');
	}

	private static boolean isUnfit(int character) {
		return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
	}

}
