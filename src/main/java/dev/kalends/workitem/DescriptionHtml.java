package dev.kalends.workitem;

import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.util.HtmlUtils;

/**
 * Renders descriptions in Markdown (CommonMark) as HTML that is safe to show. Raw HTML is
 * shown as text, and the result is sanitized all the same.
 * <p>
 * Both depth and time are bounded. The renderer and the sanitizer recurse, so blocks and
 * emphasis nest {@value #MAX_DEPTH} levels at most. The parser needs time that grows with
 * the square of the brackets and asterisks of one paragraph, so a text with more than
 * {@value #MAX_MARKS} of them in a paragraph is not parsed. A text that cannot be
 * rendered is shown as plain text.
 */
public final class DescriptionHtml {

	/**
	 * How many levels blocks and emphasis may nest.
	 */
	static final int MAX_DEPTH = 50;

	/**
	 * How many runs of the same formatting character one paragraph may have. With this
	 * many a text of 20,000 characters takes less than a tenth of a second.
	 */
	static final int MAX_MARKS = 500;

	private static final Logger logger = LoggerFactory.getLogger(DescriptionHtml.class);

	private static final String MARKS = "*_[]!`<&\\~";

	/**
	 * Nests a little deeper than is allowed, so that too much of it can be recognized.
	 */
	private static final Parser PARSER = Parser.builder()
		.maxOpenBlockParsers(MAX_DEPTH + 10)
		.maxInlineNesting(MAX_DEPTH + 10)
		.build();

	private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

	private static final PolicyFactory SAFE = Sanitizers.FORMATTING.and(Sanitizers.BLOCKS)
		.and(Sanitizers.LINKS)
		.and(new HtmlPolicyBuilder().allowElements("pre", "hr").toFactory());

	private DescriptionHtml() {
	}

	/**
	 * Returns the HTML of a description.
	 * @param markdown at most {@value DraftRules#MAX_DESCRIPTION} characters
	 */
	public static @Nullable String of(@Nullable String markdown) {
		if (markdown == null) {
			return null;
		}
		if (hasManyMarks(markdown)) {
			return plain(markdown);
		}
		try {
			return SAFE.sanitize(RENDERER.render(PARSER.parse(markdown)));
		}
		catch (RuntimeException | StackOverflowError ex) {
			logger.warn("A description of {} characters cannot be rendered and is shown as plain text: {}",
					markdown.length(), ex.getClass().getName());
			return plain(markdown);
		}
	}

	/**
	 * Tells whether blocks or emphasis nest deeper than is allowed.
	 */
	static boolean isTooDeep(String markdown) {
		return !hasManyMarks(markdown) && depth(PARSER.parse(markdown)) > MAX_DEPTH;
	}

	private static String plain(String text) {
		return "<pre>" + HtmlUtils.htmlEscape(text) + "</pre>";
	}

	private static boolean hasManyMarks(String text) {
		int marks = 0;
		boolean blankLine = true;
		char last = '\n';
		for (int i = 0; i < text.length(); i++) {
			char current = text.charAt(i);
			if (current == '\n') {
				marks = blankLine ? 0 : marks;
				blankLine = true;
			}
			else if (!Character.isWhitespace(current)) {
				blankLine = false;
			}
			if (current != last && MARKS.indexOf(current) >= 0 && ++marks > MAX_MARKS) {
				return true;
			}
			last = current;
		}
		return false;
	}

	/**
	 * Walks the tree without recursion.
	 */
	private static int depth(Node root) {
		int deepest = 0;
		int depth = 0;
		@Nullable Node node = root;
		while (node != null) {
			if (node.getFirstChild() != null) {
				node = node.getFirstChild();
				deepest = Math.max(deepest, ++depth);
				continue;
			}
			while (node != null && node.getNext() == null) {
				node = node.getParent();
				depth--;
			}
			node = (node != null) ? node.getNext() : null;
		}
		return deepest;
	}

}
