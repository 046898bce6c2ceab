package dev.kalends.workitem.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.util.HtmlUtils;

/**
 * Renders descriptions in Markdown as HTML that is safe to show: CommonMark with tables,
 * task lists, strikethrough and bare addresses as links. Raw HTML is escaped, and the
 * result is sanitized as a second line of defence. Pages load no foreign images, so an
 * image is shown as a link.
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
	public static final int MAX_DEPTH = 50;

	/**
	 * Maximum number of runs of a formatting character in one paragraph. At this limit, a
	 * text of 20,000 characters is rendered in less than 0.1 seconds.
	 */
	static final int MAX_MARKS = 500;

	private static final Logger logger = LoggerFactory.getLogger(DescriptionHtml.class);

	private static final String MARKS = "*_[]!`<&\\~";

	/**
	 * Maximum number of cells of a table. The parser fills up short rows, so a text of
	 * 20,000 characters could have millions of cells.
	 */
	static final int MAX_CELLS = 5000;

	private static final List<String> PROTOCOLS = List.of("http", "https", "mailto", "tel");

	private static final Extension TABLES = TablesExtension.create();

	private static final List<Extension> EXTENSIONS = List.of(StrikethroughExtension.create(),
			TaskListItemsExtension.create(),
			AutolinkExtension.builder().linkTypes(AutolinkType.URL, AutolinkType.EMAIL, AutolinkType.WWW).build());

	private static final Parser PARSER = parser(true);

	private static final Parser PARSER_WITHOUT_TABLES = parser(false);

	private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
		.escapeHtml(true)
		.sanitizeUrls(true)
		.urlSanitizer(new DefaultUrlSanitizer(PROTOCOLS))
		.nodeRendererFactory(ImageLinkRenderer::new)
		.attributeProviderFactory((context) -> DescriptionHtml::labelCheckbox)
		.extensions(EXTENSIONS)
		.extensions(List.of(TABLES))
		.build();

	private static final TextContentRenderer TEXT = TextContentRenderer.builder()
		.lineBreakRendering(LineBreakRendering.STRIP)
		.extensions(List.of(TABLES, StrikethroughExtension.create()))
		.build();

	private static final PolicyFactory SAFE = Sanitizers.FORMATTING.and(Sanitizers.BLOCKS)
		.and(new HtmlPolicyBuilder().allowElements("pre", "hr", "ol", "a", "input")
			.allowElements("table", "thead", "tbody", "tr", "th", "td")
			.allowUrlProtocols(PROTOCOLS.toArray(String[]::new))
			.allowAttributes("href")
			.onElements("a")
			.requireRelNofollowOnLinks()
			.allowAttributes("start")
			.matching(Pattern.compile("[0-9]{1,9}"))
			.onElements("ol")
			.allowAttributes("align")
			.matching(true, "left", "center", "right")
			.onElements("th", "td")
			.allowAttributes("type")
			.matching(true, "checkbox")
			.onElements("input")
			.allowAttributes("checked", "disabled", "aria-label")
			.onElements("input")
			.toFactory());

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
			return SAFE.sanitize(RENDERER.render(parse(markdown)));
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
	public static boolean isTooDeep(String markdown) {
		return !hasManyMarks(markdown) && depth(parse(markdown)) > MAX_DEPTH;
	}

	/**
	 * Returns a description as one line of plain text.
	 */
	public static String toText(String markdown) {
		return hasManyMarks(markdown) ? markdown : TEXT.render(parse(markdown));
	}

	/**
	 * Accepts slightly deeper nesting than allowed, so that {@link #isTooDeep} can detect
	 * it.
	 */
	private static Parser parser(boolean tables) {
		return Parser.builder()
			.maxOpenBlockParsers(MAX_DEPTH + 10)
			.maxInlineNesting(MAX_DEPTH + 10)
			.extensions(EXTENSIONS)
			.extensions(tables ? List.of(TABLES) : List.of())
			.build();
	}

	private static Node parse(String markdown) {
		return (mostCells(markdown) > MAX_CELLS ? PARSER_WITHOUT_TABLES : PARSER).parse(markdown);
	}

	/**
	 * Returns an upper bound for the cells of the tables in a text: each line can have as
	 * many as the longest one.
	 */
	private static long mostCells(String text) {
		long lines = 1;
		long columns = 1;
		long most = 0;
		for (int i = 0; i < text.length(); i++) {
			char current = text.charAt(i);
			columns += (current == '|') ? 1 : 0;
			if (current == '\n') {
				lines++;
				most = Math.max(most, columns);
				columns = 1;
			}
		}
		most = Math.max(most, columns);
		return (most > 1) ? lines * most : 0;
	}

	/**
	 * Names the checkbox of a task in a list by the text of the task, for screen readers.
	 */
	private static void labelCheckbox(Node node, String tag, Map<String, String> attributes) {
		if (node instanceof TaskListItemMarker && node.getNext() != null) {
			attributes.put("aria-label", TEXT.render(node.getNext()).strip());
		}
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

	/**
	 * Renders an image as a link with its alternative text.
	 */
	private record ImageLinkRenderer(HtmlNodeRendererContext context) implements NodeRenderer {

		@Override
		public Set<Class<? extends Node>> getNodeTypes() {
			return Set.of(Image.class);
		}

		@Override
		public void render(Node node) {
			String address = this.context.urlSanitizer().sanitizeImageUrl(((Image) node).getDestination());
			StringBuilder text = new StringBuilder();
			for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
				text.append(TEXT.render(child));
			}
			this.context.getWriter().tag("a", Map.of("href", this.context.encodeUrl(address)));
			this.context.getWriter().text(text.isEmpty() ? address : text.toString());
			this.context.getWriter().tag("/a");
		}

	}

}
