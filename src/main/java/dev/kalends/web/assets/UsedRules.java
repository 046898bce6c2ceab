package dev.kalends.web.assets;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Removes unused rules from a library's stylesheet: rules for classes that no page uses.
 * The filter is conservative: a class counts as used if its name occurs anywhere in a
 * template or a script.
 */
final class UsedRules {

	private static final Pattern CLASS = Pattern.compile("\\.(-?[A-Za-z_][\\w-]*)");

	private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w-]*");

	private final Set<String> words;

	/**
	 * Creates the filter.
	 * @param sources all templates and scripts
	 */
	UsedRules(String sources) {
		this.words = WORD.matcher(sources).results().map((found) -> found.group()).collect(Collectors.toSet());
	}

	/**
	 * Returns the rules that may match elements of a page.
	 * @param css a stylesheet without comments
	 */
	String of(String css) {
		StringBuilder used = new StringBuilder();
		int start = 0;
		while (start < css.length()) {
			int open = indexOfAny(css, start);
			if (open < 0) {
				used.append(css, start, css.length());
				break;
			}
			if (css.charAt(open) == ';') {
				used.append(css, start, open + 1);
				start = open + 1;
				continue;
			}
			int close = matchingBrace(css, open);
			append(css.substring(start, open), css.substring(open + 1, close), used);
			start = close + 1;
		}
		return used.toString();
	}

	private void append(String prelude, String body, StringBuilder used) {
		String head = prelude.strip();
		if (head.startsWith("@media") || head.startsWith("@supports")) {
			String inside = of(body);
			if (!inside.isBlank()) {
				used.append(head).append('{').append(inside).append('}');
			}
		}
		else if (head.startsWith("@")) {
			used.append(head).append('{').append(body).append('}');
		}
		else {
			List<String> selectors = selectors(head).stream().filter(this::mayApply).toList();
			if (!selectors.isEmpty()) {
				used.append(String.join(",", selectors)).append('{').append(body).append('}');
			}
		}
	}

	/**
	 * Classes inside {@code :not()} are ignored, because the selector matches elements
	 * without them.
	 */
	private boolean mayApply(String selector) {
		Matcher classes = CLASS.matcher(selector.replaceAll(":not\\([^)]*\\)", ""));
		while (classes.find()) {
			if (!this.words.contains(classes.group(1))) {
				return false;
			}
		}
		return true;
	}

	private static List<String> selectors(String head) {
		List<String> selectors = new ArrayList<>();
		int depth = 0;
		int start = 0;
		for (int i = 0; i < head.length(); i++) {
			char character = head.charAt(i);
			depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
			if (character == ',' && depth == 0) {
				selectors.add(head.substring(start, i));
				start = i + 1;
			}
		}
		selectors.add(head.substring(start));
		return selectors;
	}

	/**
	 * Finds the next opening brace, or the end of a statement without a body.
	 */
	private static int indexOfAny(String css, int from) {
		for (int i = from; i < css.length(); i++) {
			if (css.charAt(i) == '{' || css.charAt(i) == ';') {
				return i;
			}
		}
		return -1;
	}

	private static int matchingBrace(String css, int open) {
		int depth = 0;
		for (int i = open; i < css.length(); i++) {
			char character = css.charAt(i);
			if (character == '"' || character == '\'') {
				i = css.indexOf(character, i + 1);
			}
			else if (character == '{') {
				depth++;
			}
			else if (character == '}' && --depth == 0) {
				return i;
			}
		}
		throw new IllegalArgumentException("A brace is not closed after " + css.substring(open));
	}

}
