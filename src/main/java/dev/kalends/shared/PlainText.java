package dev.kalends.shared;

import java.util.Optional;

/**
 * Text that can be stored, sent and shown anywhere: without control characters and
 * without halves of surrogate pairs.
 */
public final class PlainText {

	private PlainText() {
	}

	/**
	 * Returns whether the text is a single line of plain text that can be inserted into a
	 * sentence: it contains no characters that change the direction of the text after it.
	 */
	public static boolean isLine(String text) {
		return text.codePoints()
			.noneMatch((character) -> isUnsafe(character) || isBidiControl(character) || isSeparator(character));
	}

	/**
	 * Returns whether the text is plain text, except for tabs and line breaks. It is
	 * displayed on its own, so bidirectional control characters are allowed.
	 */
	public static boolean isLines(String text) {
		return text.codePoints()
			.noneMatch(
					(character) -> isUnsafe(character) && character != '\n' && character != '\r' && character != '\t');
	}

	/**
	 * Normalises a text of several lines: all line ends become line feeds, and white
	 * space around the text is removed. Limits on the length apply to the result, because
	 * browsers send the line ends of forms as two characters.
	 */
	public static String lines(String text) {
		return text.replace("\r\n", "\n").replace('\r', '\n').strip();
	}

	/**
	 * Validates a name: a single line, not too long, with at least one visible character.
	 * @param name the name, already stripped of surrounding white space
	 */
	public static Optional<Violation> checkName(String field, String name, int maxLength) {
		if (name.isEmpty() || name.length() > maxLength) {
			return Optional.of(Violation.of(field, "length", 1, maxLength));
		}
		if (name.codePoints().anyMatch(PlainText::isBidiControl)) {
			return Optional.of(Violation.of(field, "bidi-controls"));
		}
		if (!isLine(name)) {
			return Optional.of(Violation.of(field, "control-characters"));
		}
		return isBlank(name) ? Optional.of(Violation.of(field, "invisible")) : Optional.empty();
	}

	/**
	 * Normalises a name: removes surrounding white space and zero-width characters, so
	 * that two names that look the same are equal. Joiners and tags (U+200C, U+200D, tags
	 * of flags) are kept where they have an effect.
	 */
	public static String name(String text) {
		return VisibleText.of(text).strip();
	}

	/**
	 * Returns whether the text has no visible characters: it consists only of white
	 * space, zero-width characters and format characters.
	 */
	public static boolean isBlank(String text) {
		return text.codePoints().allMatch(PlainText::isInvisible);
	}

	private static boolean isInvisible(int character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character)
				|| Character.getType(character) == Character.FORMAT || isFiller(character);
	}

	/**
	 * Returns whether a character of a letter or symbol category is invisible by
	 * definition: Hangul fillers, the blank Braille pattern, inherent Khmer vowels,
	 * joiners and variation selectors.
	 */
	private static boolean isFiller(int character) {
		return switch (character) {
			case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0 -> true;
			default -> (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0000 && character <= 0xE0FFF);
		};
	}

	/**
	 * Returns whether a character controls the direction of the text around it (Unicode
	 * Standard Annex 9).
	 */
	private static boolean isBidiControl(int character) {
		return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069)
				|| character == 0x200E || character == 0x200F || character == 0x061C;
	}

	private static boolean isSeparator(int character) {
		return character == 0x2028 || character == 0x2029;
	}

	private static boolean isUnsafe(int character) {
		return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
	}

}
