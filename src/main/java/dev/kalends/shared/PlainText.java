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
	 * Tells whether the text is one line of plain text that can be part of a sentence:
	 * nothing in it changes the direction of what follows.
	 */
	public static boolean isLine(String text) {
		return text.codePoints().noneMatch((character) -> isUnfit(character) || isBidiControl(character));
	}

	/**
	 * Tells whether the text is plain but for tabs and line breaks. It is shown on its
	 * own, so it may control the direction of its parts.
	 */
	public static boolean isLines(String text) {
		return text.codePoints()
			.noneMatch(
					(character) -> isUnfit(character) && character != '\n' && character != '\r' && character != '\t');
	}

	/**
	 * Says what is wrong with the name of something: it is one line, not too long, with
	 * something to be seen.
	 * @param name the name without blanks around it
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
	 * Returns a name without blanks around it and without characters that have no width,
	 * so that two names that look the same are the same. What joins letters or emoji
	 * (U+200C, U+200D, tags of flags) stays where it has an effect. Titles are no names:
	 * a soft hyphen or a place to break a line is useful there.
	 */
	public static String name(String text) {
		return VisibleText.of(text).strip();
	}

	/**
	 * Tells whether nothing of the text can be seen: it is made of blanks, of characters
	 * without width and of signs that only say how others are written.
	 */
	public static boolean isBlank(String text) {
		return text.codePoints().allMatch(PlainText::isInvisible);
	}

	private static boolean isInvisible(int character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character)
				|| Character.getType(character) == Character.FORMAT || isFiller(character);
	}

	/**
	 * Tells whether a letter or a sign shows nothing by definition: the fillers of
	 * Hangul, the empty pattern of Braille, vowels of Khmer that are not written, and
	 * what only joins others or selects their shape.
	 */
	private static boolean isFiller(int character) {
		return switch (character) {
			case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0 -> true;
			default -> (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0000 && character <= 0xE0FFF);
		};
	}

	/**
	 * Tells whether a character controls the direction of the text around it (Unicode
	 * Standard Annex 9).
	 */
	private static boolean isBidiControl(int character) {
		return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069)
				|| character == 0x200E || character == 0x200F || character == 0x061C;
	}

	private static boolean isUnfit(int character) {
		return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
	}

}
