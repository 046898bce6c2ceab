package dev.kalends.workitem;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/**
 * Makes HTML of a description in Markdown that is safe to show: raw HTML in it is shown
 * as text, and what is left is sanitised all the same.
 */
final class DescriptionHtml {

	private static final Parser PARSER = Parser.builder().build();

	private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

	private static final PolicyFactory SAFE = Sanitizers.FORMATTING.and(Sanitizers.BLOCKS).and(Sanitizers.LINKS);

	private DescriptionHtml() {
	}

	static @Nullable String of(@Nullable String markdown) {
		return (markdown != null) ? SAFE.sanitize(RENDERER.render(PARSER.parse(markdown))) : null;
	}

}
