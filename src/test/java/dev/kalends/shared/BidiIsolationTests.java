package dev.kalends.shared;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which texts are isolated from the sentence around them.
 */
class BidiIsolationTests {

	@ParameterizedTest
	@ValueSource(strings = { "\u05d3\u05d5\u05d7 3", "\u062a\u0642\u0631\u064a\u0631", "Report \u05d0", "\u0661\u0662",
			"abc\u202Ecba" })
	void textFromRightToLeftIsIsolated(String text) {
		assertThat(BidiIsolation.isolate(text)).isEqualTo("\u2068" + text + "\u2069");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Report 3", "Größe ☃", "Отчёт", "報告", "{title}" })
	void otherTextStaysUnchanged(String text) {
		assertThat(BidiIsolation.isolate(text)).isEqualTo(text);
	}

}
