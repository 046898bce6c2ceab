package dev.kalends.shared;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * The normal form in which texts are searched and compared. Two texts that look the same,
 * or differ only in case, accents or typographic variants, have the same normal form.
 * <p>
 * The form is: compatibility decomposition (NFKD), without accents and characters that
 * are invisible, in full case folding ({@code ß} becomes {@code ss}, a final sigma
 * becomes an ordinary one, all Turkish dotted and dotless letters become {@code i}), with
 * the letters that Unicode does not decompose replaced by their base letters ({@code ø}
 * becomes {@code o}), recomposed (NFC). Marks that distinguish letters outside of the
 * Latin, Greek, Cyrillic, Hebrew and Arabic scripts are kept, such as vowel signs and the
 * voiced sound marks of kana.
 * <p>
 * It does not depend on a locale or a database. Both databases store it, so a change of
 * this class needs a migration that recomputes the stored columns; see
 * docs/decisions/0029-search-normal-form.md.
 */
public final class SearchText {

	private static final String LETTERS = "\u00f8\u0142\u0111\u00f0\u0127\u0167\u0138\u014b\u0180\u0268\u0289\u0247";

	private static final String BASE_LETTERS = "oldd" + "ht" + "qn" + "biue";

	private static final String SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u0060\u00b4";

	private static final String DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033";

	private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212";

	/**
	 * Ranges of combining marks that are accents, each with its first and last character:
	 * those of Latin, Greek and Cyrillic letters, the points of Hebrew and the vowel
	 * signs of Arabic.
	 */
	private static final int[][] ACCENTS = { { 0x0300, 0x036F }, { 0x0483, 0x0489 }, { 0x0591, 0x05BD },
			{ 0x05BF, 0x05BF }, { 0x05C1, 0x05C2 }, { 0x05C4, 0x05C5 }, { 0x05C7, 0x05C7 }, { 0x0610, 0x061A },
			{ 0x064B, 0x065F }, { 0x0670, 0x0670 }, { 0x1AB0, 0x1AFF }, { 0x1DC0, 0x1DFF }, { 0x20D0, 0x20FF },
			{ 0xFE20, 0xFE2F } };

	private SearchText() {
	}

	/**
	 * Returns the normal form of a text.
	 */
	public static String of(String text) {
		return isAscii(text) ? text.replace('`', '\'').toLowerCase(Locale.ROOT) : folded(text);
	}

	/**
	 * Returns whether the normal form of a text contains another one.
	 * @param word in normal form
	 */
	public static boolean contains(String text, String word) {
		return of(text).contains(word);
	}

	/**
	 * Returns the index in a text at which its normal form contains another one; -1 if it
	 * does not. The index may be slightly off if the text contains characters that are
	 * composed of several others, which have to be normalised together.
	 * @param word in normal form
	 */
	public static int indexOf(String text, String word) {
		if (isAscii(text)) {
			return of(text).indexOf(word);
		}
		int index = of(text).indexOf(word);
		if (index < 0) {
			return -1;
		}
		int normalized = 0;
		int at = 0;
		while (at < text.length() && normalized < index) {
			int next = text.offsetByCodePoints(at, 1);
			while (next < text.length() && isMark(text.codePointAt(next))) {
				next = text.offsetByCodePoints(next, 1);
			}
			normalized += of(text.substring(at, next)).length();
			at = next;
		}
		return Math.min(at, text.length() - 1);
	}

	private static boolean isAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) >= 0x80) {
				return false;
			}
		}
		return true;
	}

	private static String folded(String text) {
		String decomposed = withoutAccents(Normalizer.normalize(text, Normalizer.Form.NFKD));
		// Upper case expands letters such as ß, and maps variants of a letter to one.
		String folded = decomposed.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
		String replaced = replaced(withoutAccents(Normalizer.normalize(folded, Normalizer.Form.NFKD)));
		return Normalizer.normalize(replaced, Normalizer.Form.NFC);
	}

	private static String withoutAccents(String decomposed) {
		StringBuilder kept = new StringBuilder(decomposed.length());
		decomposed.codePoints()
			.filter((character) -> !isAccent(character) && !isInvisible(character))
			.forEach(kept::appendCodePoint);
		return kept.toString();
	}

	private static boolean isAccent(int character) {
		return character >= ACCENTS[0][0]
				&& Arrays.stream(ACCENTS).anyMatch((range) -> character >= range[0] && character <= range[1]);
	}

	private static boolean isInvisible(int character) {
		return Character.getType(character) == Character.FORMAT || (character >= 0xFE00 && character <= 0xFE0F)
				|| (character >= 0xE0100 && character <= 0xE01EF) || character == 0x180B || character == 0x180C
				|| character == 0x180D;
	}

	private static boolean isMark(int character) {
		int type = Character.getType(character);
		return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
				|| type == Character.ENCLOSING_MARK || isInvisible(character);
	}

	private static String replaced(String text) {
		StringBuilder replaced = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			switch (character) {
				case '\u03c2' -> replaced.append('\u03c3');
				case '\u00e6' -> replaced.append("ae");
				case '\u0153' -> replaced.append("oe");
				case '\u00fe' -> replaced.append("th");
				default -> replaced.append(replaced(character));
			}
		}
		return replaced.toString();
	}

	private static char replaced(char character) {
		int letter = LETTERS.indexOf(character);
		if (letter >= 0) {
			return BASE_LETTERS.charAt(letter);
		}
		if (SINGLE_QUOTES.indexOf(character) >= 0) {
			return '\'';
		}
		if (DOUBLE_QUOTES.indexOf(character) >= 0) {
			return '"';
		}
		return (DASHES.indexOf(character) >= 0) ? '-' : character;
	}

}
