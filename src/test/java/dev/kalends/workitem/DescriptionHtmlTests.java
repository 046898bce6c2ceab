package dev.kalends.workitem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A description is Markdown, and nothing in it runs or loads anything.
 */
class DescriptionHtmlTests {

	@Test
	void markdownBecomesHtml() {
		assertThat(DescriptionHtml.of("**Bold**\n\n- one\n- two")).contains("<strong>Bold</strong>", "<li>one</li>");
		assertThat(DescriptionHtml.of("[a link](https://example.org/x)")).contains("href=\"https://example.org/x\"");
		assertThat(DescriptionHtml.of(null)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
			"<a href=\"javascript:alert(1)\">x</a>", "![x](https://example.org/x.png)",
			"<iframe src=\"https://example.org\"></iframe>", "<p style=\"position:fixed\">x</p>",
			"<svg onload=alert(1)>", "[x](data:text/html;base64,PHNjcmlwdD4=)" })
	void whatRunsOrLoadsIsTakenOut(String markdown) {
		assertThat(DescriptionHtml.of(markdown)).doesNotContainPattern("(?i)<(script|img|iframe|svg)")
			.doesNotContainPattern("(?i)<[^>]+\\s(on\\w+|style)=")
			.doesNotContainPattern("(?i)href=\"(javascript|data):");
	}

}
