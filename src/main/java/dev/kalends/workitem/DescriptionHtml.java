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
 * escaped, and the result is sanitized as a second line of defence.
 * <p>
 * Depth and time are bounded. The renderer and the sanitizer are recursive, so blocks and
 * emphasis may be nested at most {@value #MAX_DEPTH} levels deep. Parsing time is
 * quadratic in the number of brackets and asterisks of a paragraph, so a text with more
 * than {@value #MAX_MARKS} of them in one paragraph is not parsed. A text that cannot be
 * rendered is shown as plain text.
 */
public final class DescriptionHtml {

	/**
	 * Maximum nesting depth of blocks and emphasis.
	 */
	static final int MAX_DEPTH = 50;

	/**
	 * Maximum number of runs of a formatting character in one paragraph. At this limit, a
	 * text of 20,000 characters is rendered in less than 0.1 seconds.
	 */
	static final int MAX_MARKS = 500;

	private static final Logger logger = LoggerFactory.getLogger(DescriptionHtml.class);

	private static final String MARKS = "*_[]!`<&\\~";

	/**
	 * Accepts slightly deeper nesting than allowed, so that {@link #isTooDeep} can detect
	 * it.
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
	 * Renders a description. Never throws; falls back to plain text.
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
	 * Returns whether blocks or emphasis are nested too deeply.
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
	 * Walks the tree iteratively, so that deep nesting cannot overflow the stack.
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
