package dev.kalends.shared;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the normalisation and validation of names.
 */
class PlainTextTests {

	@ParameterizedTest
	@ValueSource(
			ints = { 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x061C })
	void namesWithBidiControlsAreRejected(int character) {
		String name = "Ann" + Character.toString(character) + "Ames";
		assertThat(PlainText.checkName("title", name, 100)).contains(Violation.of("title", "bidi-controls"));
		assertThat(PlainText.isLine(name)).isFalse();
		assertThat(PlainText.isLines(name)).as("multi-line text").isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u200BRoot", "Ro\u00ADot", "Root\uFEFF", "R\u2060oot", "Ro\u200Dot", "Ro\u200Cot",
			"Root\u034F", " \u200B Root", "Root\uDB40\uDC41", "Ro\u2064ot" })
	void zeroWidthCharactersAreRemovedFromNames(String name) {
		assertThat(PlainText.name(name)).isEqualTo("Root");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0915\u094D\u200D\u0937",
			"Team \uD83D\uDC69\u200D\uD83D\uDCBB", "\u2764\uFE0F\u200D\uD83D\uDD25",
			"\uD83D\uDC4B\uD83C\uDFFD\u200D\u2642\uFE0F",
			"\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
			"\u845B\uDB40\uDD00\u57CE", "Zo\u00EB", "Andre\u0301" })
	void joinersNeededByScriptOrEmojiAreKept(String name) {
		assertThat(PlainText.name(name)).isEqualTo(name);
		assertThat(PlainText.checkName("name", name, 100)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x2028, 0x2029, 0x85, 0x0A, 0x0D })
	void singleLinesHaveNoLineSeparators(int character) {
		assertThat(PlainText.isLine("a" + Character.toString(character) + "b")).isFalse();
	}

	@Test
	void lineEndsAreNormalised() {
		assertThat(PlainText.lines(" one\r\ntwo\rthree\n\r\nfour\r\n")).isEqualTo("one\ntwo\nthree\n\nfour");
	}

}
