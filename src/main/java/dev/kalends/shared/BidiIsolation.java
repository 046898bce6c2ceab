package dev.kalends.shared;

/**
 * Isolates text whose direction can change how the sentence around it reads (Unicode
 * Standard Annex 9). A title in Hebrew or Arabic would otherwise reorder the quotation
 * marks, numbers and words next to it.
 */
public final class BidiIsolation {

	private static final char FIRST_STRONG_ISOLATE = '\u2068';

	private static final char POP_DIRECTIONAL_ISOLATE = '\u2069';

	private BidiIsolation() {
	}

	/**
	 * Returns the text, between isolates if it has letters or digits that are written
	 * from right to left. Other texts stay unchanged.
	 */
	public static String isolate(String text) {
		return text.codePoints().anyMatch(BidiIsolation::isRightToLeft)
				? FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE : text;
	}

	private static boolean isRightToLeft(int character) {
		return switch (Character.getDirectionality(character)) {
			case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
					Character.DIRECTIONALITY_ARABIC_NUMBER, Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
					Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE, Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
					Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE ->
				true;
			default -> false;
		};
	}

}
