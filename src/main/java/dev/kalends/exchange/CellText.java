package dev.kalends.exchange;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Normal forms of the text in a cell.
 */
final class CellText {

	/**
	 * White space of any kind. Programs put a narrow no-break space before AM and PM.
	 */
	private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

	private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{Nd}%]+");

	private CellText() {
	}

	/**
	 * Returns the text with single spaces, trimmed.
	 */
	static String spaced(String text) {
		return SPACES.matcher(text).replaceAll(" ").strip();
	}

	/**
	 * Returns a form in which two spellings of a word are equal: without case, spaces,
	 * underscores and punctuation, and with German umlauts written as two letters.
	 */
	static String word(String text) {
		String letters = NOT_A_LETTER.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
		return letters.toLowerCase(Locale.ROOT)
			.replace("ä", "ae")
			.replace("ö", "oe")
			.replace("ü", "ue")
			.replace("ß", "ss");
	}

}
