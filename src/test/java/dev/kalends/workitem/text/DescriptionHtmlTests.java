package dev.kalends.workitem.text;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Descriptions are rendered from Markdown without active content, and rendering is
 * bounded in depth and time.
 */
class DescriptionHtmlTests {

	private static final int LENGTH = 20_000;

	private static final List<String> PIECES = List.of(">", "> ", "1. ", "- ", "* ", "*a ", "a*", "**a ", "_a ", "*_",
			"[", "](", ")", "[a](", "![", "[[a]", "]", "<a ", "<", "`", "``", "&", "&#", "\\", "\t", "\n", "\n\n", "#",
			"~~~\n", "```\n", "    ", "[a]: b\n", "<!--", "=\n", "-\n", "\ud83d\ude00", "|", "a|b\n", "|-", "|-|-|\n",
			"| a ", "~", "~~a ", "~~", "www.", "http://", "https://a.b/(", "a@b.c ", "- [ ] ", "- [x] a\n", "tel:");

	@Test
	void markdownIsRenderedAsHtml() {
		assertThat(DescriptionHtml.of("**Bold**\n\n- one\n- two")).contains("<strong>Bold</strong>", "<li>one</li>");
		assertThat(DescriptionHtml.of("[a link](https://example.org/x)")).contains("href=\"https://example.org/x\"");
		assertThat(DescriptionHtml.of("```\na  b\n```")).contains("<pre><code>a  b\n</code></pre>");
		assertThat(DescriptionHtml.of(null)).isNull();
	}

	@Test
	void everyConstructOfMarkdownIsKept() {
		assertThat(DescriptionHtml.of("    one\n    two")).contains("<pre><code>one\ntwo\n</code></pre>");
		assertThat(DescriptionHtml.of("a\n\n---\n\nb")).contains("<hr");
		assertThat(DescriptionHtml.of("3. three\n4. four")).contains("<ol start=\"3\">", "<li>four</li>");
		assertThat(DescriptionHtml.of("~~old~~ new")).contains("<del>old</del>");
		assertThat(DescriptionHtml.of("| Name | Days |\n|:-----|-----:|\n| Ann | 3 |")).contains("<table>",
				"<th align=\"left\">Name</th>", "<td align=\"right\">3</td>");
		assertThat(DescriptionHtml.of("- [x] Order **paint**\n- [ ] Paint"))
			.containsPattern("<input [^>]*type=\"checkbox\"[^>]*/> ?Order <strong>paint</strong>")
			.containsPattern(
					"<input [^>]*checked[^>]*aria-label=\"Order paint\"|aria-label=\"Order paint\"[^>]*checked")
			.doesNotContainPattern("checked[^>]*aria-label=\"Paint\"")
			.doesNotContain("[x]", "[ ]");
		assertThat(DescriptionHtml.of("![A plan](https://example.org/plan.png)"))
			.contains("<a href=\"https://example.org/plan.png\" rel=\"nofollow\">A plan</a>");
	}

	@ParameterizedTest
	@CsvSource({ "[Call](tel:+41441234567), tel:+41441234567", "<tel:+41441234567>, tel:+41441234567",
			"See https://example.org/a_b_c., https://example.org/a_b_c", "www.example.org/x, http://www.example.org/x",
			"ann@example.org, mailto:ann@example.org", "[Ann](mailto:ann@example.org), mailto:ann@example.org",
			"[Item](/work-items/1), /work-items/1" })
	void addressesAreLinks(String markdown, String target) {
		assertThat(HtmlUtils.htmlUnescape(Objects.requireNonNull(DescriptionHtml.of(markdown))))
			.contains("href=\"" + target + "\"");
	}

	@Test
	void tablesWithTooManyCellsAreShownAsText() {
		String row = "|a".repeat(200) + "\n";
		String table = row + "|-".repeat(200) + "\n" + "|\n".repeat(5000);
		assertThat(DescriptionHtml.of(table)).doesNotContain("<table").hasSizeLessThan(200_000);
	}

	@Test
	void plainTextHasNoSyntax() {
		assertThat(DescriptionHtml.toText("| Name | Days |\n|---|---|\n| **Ann** | ~~3~~ 4 |")).contains("Name", "Ann")
			.doesNotContain("**", "---");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
			"<a href=\"javascript:alert(1)\">x</a>", "![x](https://example.org/x.png)",
			"<iframe src=\"https://example.org\"></iframe>", "<p style=\"position:fixed\">x</p>",
			"<svg onload=alert(1)>", "[x](data:text/html;base64,PHNjcmlwdD4=)" })
	void activeContentIsRemoved(String markdown) {
		assertThat(DescriptionHtml.of(markdown)).doesNotContainPattern("(?i)<(script|img|iframe|svg)")
			.doesNotContainPattern("(?i)<[^>]+\\s(on\\w+|style)=")
			.doesNotContainPattern("(?i)href=\"(javascript|data):");
	}

	@ParameterizedTest
	@ValueSource(strings = { ">", "> ", "- ", "1. " })
	void deeplyNestedBlocksAreDetectedAndStillShown(String mark) {
		String text = mark.repeat(LENGTH / mark.length() - 1) + "x";
		assertThat(DescriptionHtml.isTooDeep(text)).isTrue();
		assertThat(DescriptionHtml.of(text)).contains("x");
		String accepted = mark.repeat(20) + "x";
		assertThat(DescriptionHtml.isTooDeep(accepted)).isFalse();
	}

	@Test
	void deeplyNestedEmphasisIsDetectedAndStillShown() {
		String text = "*a ".repeat(100) + "x" + " a*".repeat(100);
		assertThat(DescriptionHtml.isTooDeep(text)).isTrue();
		assertThat(DescriptionHtml.of(text)).contains("x");
		String more = "*a ".repeat(3000) + "<b>" + " a*".repeat(3000);
		assertThat(DescriptionHtml.of(more)).startsWith("<pre>").contains("&lt;b&gt;");
	}

	static Stream<String> longTexts() {
		Random random = new Random(12);
		Stream<String> mixed = Stream.generate(() -> {
			List<String> pieces = Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size()))).limit(3).toList();
			boolean alternating = random.nextBoolean();
			StringBuilder text = new StringBuilder();
			while (text.length() < LENGTH) {
				int third = Math.min(2, 3 * text.length() / LENGTH);
				text.append(pieces.get(alternating ? text.length() % 3 : third));
			}
			return text.substring(0, LENGTH);
		}).limit(100);
		return Stream.concat(PIECES.stream().map((piece) -> piece.repeat(LENGTH / piece.length())), mixed);
	}

	/**
	 * Without the limits, the parser takes seconds for some of these texts, and the
	 * renderer overflows the stack for others.
	 */
	@ParameterizedTest
	@MethodSource("longTexts")
	void everyTextIsRenderedWithinTheTimeLimit(String text) {
		long begin = cpuTime();
		DescriptionHtml.isTooDeep(text);
		assertThat(DescriptionHtml.of(text)).isNotNull();
		assertThat(Duration.ofNanos(cpuTime() - begin)).isLessThan(Duration.ofSeconds(3));
	}

	/**
	 * Returns the CPU time of this thread in nanoseconds. Unlike the elapsed time, it
	 * does not depend on the load of the machine.
	 */
	private static long cpuTime() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

}
