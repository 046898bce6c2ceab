package dev.kalends.workitem.query;

import java.util.List;
import java.util.Locale;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Cuts the passage out of a longer text that shows why it was found: one line around the
 * first of the words, between blanks where there are some.
 */
final class Snippet {

	private static final int BEFORE = 40;

	private static final int LENGTH = 160;

	private static final int BLANK_WITHIN = 16;

	private static final Parser PARSER = Parser.builder().build();

	private static final TextContentRenderer PLAIN = TextContentRenderer.builder()
		.lineBreakRendering(LineBreakRendering.STRIP)
		.build();

	private Snippet() {
	}

	/**
	 * Returns a passage of a text in Markdown, without its marks unless one of the words
	 * stands in them, such as in the address of a link.
	 * @param words lower-case words
	 */
	static String ofMarkdown(String markdown, List<String> words) {
		String plain = PLAIN.render(PARSER.parse(markdown));
		return of((first(plain, words) < plain.length()) ? plain : markdown, words);
	}

	/**
	 * Returns a passage of a text.
	 * @param words lower-case words
	 */
	static String of(String text, List<String> words) {
		String line = text.replaceAll("\\s+", " ").strip();
		int found = first(line, words);
		int start = (found >= line.length() || found <= BEFORE) ? 0 : startBefore(line, found - BEFORE);
		int end = Math.min(line.length(), start + LENGTH);
		if (end < line.length()) {
			int blank = line.lastIndexOf(' ', end);
			end = (blank > end - BLANK_WITHIN && blank > found) ? blank : whole(line, end);
		}
		return ((start > 0) ? "… " : "") + line.substring(start, end) + ((end < line.length()) ? " …" : "");
	}

	/**
	 * Returns where the first of the words stands; the text's length when none does.
	 */
	private static int first(String text, List<String> words) {
		String lower = text.toLowerCase(Locale.ROOT);
		int first = text.length();
		for (String word : words) {
			int at = lower.indexOf(word);
			first = (at >= 0) ? Math.min(first, at) : first;
		}
		return first;
	}

	private static int startBefore(String line, int wanted) {
		int blank = line.indexOf(' ', wanted);
		return (blank >= 0 && blank < wanted + BLANK_WITHIN) ? blank + 1 : whole(line, wanted);
	}

	/**
	 * Never cuts a character that is stored in two halves.
	 */
	private static int whole(String line, int index) {
		return Character.isLowSurrogate(line.charAt(index)) ? index - 1 : index;
	}

}
