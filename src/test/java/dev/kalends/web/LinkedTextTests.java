package dev.kalends.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/**
 * Addresses in plain text are links, and everything else is escaped.
 */
class LinkedTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "See https://example.org/a?b=1&c=2. | https://example.org/a?b=1&amp;c=2",
			"(http://example.org/x) | http://example.org/x", "www.example.org/x, or | http://www.example.org/x",
			"Ask ann@example.org! | mailto:ann@example.org", "Call tel:+41-44-123.45.67. | tel:+41-44-123.45.67" })
	void addressesAreLinks(String text, String target) {
		assertThat(LinkedText.html(text)).containsOnlyOnce("<a href=\"" + target + "\" rel=\"nofollow noopener\">");
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "Hotel:5", "a.b",
			"javascript://example.org/%0Aalert(1)" })
	void otherTextsAreNotLinks(String text) {
		assertThat(LinkedText.html(text)).doesNotContain("<a ");
	}

	@Test
	void markupIsEscaped() {
		assertThat(LinkedText.html("<b>\"x\"</b> https://example.org/\"onclick=\"x"))
			.startsWith("&lt;b&gt;&quot;x&quot;&lt;/b&gt; <a href=\"https://example.org/")
			.doesNotContain("\"onclick");
		assertThat(LinkedText.html("Grüße 🙂\nЖ")).isEqualTo("Grüße 🙂\nЖ");
		assertThat(LinkedText.html(null)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://", "www.", "a@", "tel:1", "http://a.b ", "@a.b", "https://(", "tel:+1-" })
	void longTextsAreRenderedInTime(String piece) {
		assertTimeout(Duration.ofSeconds(3), () -> LinkedText.html(piece.repeat(10_000 / piece.length())));
	}

}
