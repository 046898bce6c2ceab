package dev.kalends.shared;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Removes invisible characters from a name, except those that a script or an emoji needs.
 */
final class VisibleText {

	private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

	private static final int ZERO_WIDTH_JOINER = 0x200D;

	private static final int BLACK_FLAG = 0x1F3F4;

	/**
	 * Scripts without cursive joining, in which joiners have no visible effect.
	 */
	private static final Set<UnicodeScript> NON_JOINING_SCRIPTS = Set.of(UnicodeScript.LATIN, UnicodeScript.GREEK,
			UnicodeScript.CYRILLIC, UnicodeScript.ARMENIAN, UnicodeScript.GEORGIAN, UnicodeScript.HEBREW,
			UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL,
			UnicodeScript.THAI);

	private final StringBuilder visible = new StringBuilder();

	/**
	 * The last base character, as opposed to a mark that modifies the character before
	 * it.
	 */
	private int base = ' ';

	private boolean inTags;

	private VisibleText() {
	}

	static String of(String text) {
		VisibleText result = new VisibleText();
		text.codePoints().forEach(result::add);
		return result.visible.toString();
	}

	private void add(int character) {
		this.inTags = isTag(character) && (this.inTags || this.base == BLACK_FLAG);
		if (isVisible(character)) {
			this.visible.appendCodePoint(character);
		}
		if (isBaseCharacter(character)) {
			this.base = character;
		}
	}

	private boolean isVisible(int character) {
		if (isTag(character)) {
			return this.inTags;
		}
		return isJoiner(character) ? joins() : !isZeroWidth(character);
	}

	private boolean joins() {
		int type = Character.getType(this.base);
		boolean symbol = type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL;
		return symbol || (Character.isLetter(this.base) && !NON_JOINING_SCRIPTS.contains(UnicodeScript.of(this.base)));
	}

	private static boolean isBaseCharacter(int character) {
		return switch (Character.getType(character)) {
			case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK,
					Character.COMBINING_SPACING_MARK ->
				false;
			default -> true;
		};
	}

	private static boolean isJoiner(int character) {
		return character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
	}

	/**
	 * Tag characters after a black flag identify the flag's region (Unicode Technical
	 * Standard 51).
	 */
	private static boolean isTag(int character) {
		return character >= 0xE0000 && character <= 0xE007F;
	}

	private static boolean isZeroWidth(int character) {
		return character == 0x00AD || character == 0x034F || character == 0x180E || character == 0x200B
				|| character == 0xFEFF || (character >= 0x2060 && character <= 0x2064)
				|| (character >= 0x206A && character <= 0x206F);
	}

}
