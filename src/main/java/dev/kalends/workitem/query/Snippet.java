package dev.kalends.workitem.query;

import java.util.List;

import dev.kalends.shared.SearchText;
import dev.kalends.workitem.text.DescriptionHtml;

/**
 * Extracts a passage around the first search word from a longer text. It is a single
 * line, cut at word boundaries where possible.
 */
final class Snippet {

	private static final int BEFORE = 40;

	private static final int LENGTH = 160;

	private static final int MAX_BLANK_DISTANCE = 16;

	private Snippet() {
	}

	/**
	 * Returns a passage of a Markdown text as plain text. If the words occur only in the
	 * Markdown syntax, such as in a link target, the passage contains the syntax.
	 * @param words words in normal form
	 */
	static String ofMarkdown(String markdown, List<String> words) {
		String plain = DescriptionHtml.toText(markdown);
		return of((firstIndex(plain, words) < plain.length()) ? plain : markdown, words);
	}

	/**
	 * Returns a passage of plain text.
	 * @param words words in normal form
	 */
	static String of(String text, List<String> words) {
		String line = text.replaceAll("\\s+", " ").strip();
		int found = firstIndex(line, words);
		int start = (found >= line.length() || found <= BEFORE) ? 0 : startBefore(line, found - BEFORE);
		int end = Math.min(line.length(), start + LENGTH);
		if (end < line.length()) {
			int blank = line.lastIndexOf(' ', end);
			end = (blank > end - MAX_BLANK_DISTANCE && blank > found) ? blank : withoutSplittingPair(line, end);
		}
		return ((start > 0) ? "… " : "") + line.substring(start, end) + ((end < line.length()) ? " …" : "");
	}

	/**
	 * Returns the index of the first word that occurs; the length of the text when no
	 * word occurs.
	 */
	private static int firstIndex(String text, List<String> words) {
		int index = text.length();
		for (String word : words) {
			int at = SearchText.indexOf(text, word);
			index = (at >= 0) ? Math.min(index, at) : index;
		}
		return index;
	}

	private static int startBefore(String line, int earliest) {
		int blank = line.indexOf(' ', earliest);
		return (blank >= 0 && blank < earliest + MAX_BLANK_DISTANCE) ? blank + 1 : withoutSplittingPair(line, earliest);
	}

	/**
	 * Moves the index so that it does not split a surrogate pair.
	 */
	private static int withoutSplittingPair(String line, int index) {
		return Character.isLowSurrogate(line.charAt(index)) ? index - 1 : index;
	}

}
