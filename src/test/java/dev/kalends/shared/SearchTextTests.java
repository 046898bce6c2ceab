package dev.kalends.shared;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests the normal form of texts for the search.
 */
public class SearchTextTests {

	/**
	 * Texts and queries that find them.
	 */
	public static Stream<Arguments> pairs() {
		return Stream.of(arguments("Mu\u0308nchen", "M\u00fcnchen"), arguments("M\u00fcnchen", "Mu\u0308nchen"),
				arguments("\u039f\u0394\u039f\u03a3\u0391", "\u039f\u0394\u039f\u03a3"),
				arguments("\u03bf\u03b4\u03cc\u03c2 9", "\u039f\u0394\u039f\u03a3"),
				arguments("Stra\u00dfe", "STRASSE"), arguments("STRASSE", "stra\u00dfe"),
				arguments("STRA\u1e9eE", "strasse"), arguments("Caf\u00e9", "Cafe"), arguments("Cafe", "CAF\u00c9"),
				arguments("\u0130zmir", "\u0130zmir"), arguments("\u0130zmir", "izmir"),
				arguments("DI\u015eARI", "d\u0131\u015far\u0131"), arguments("Invoice", "invoice"),
				arguments("REVISION", "revision"), arguments("\uff2b\uff41\uff4c\uff45\uff4e", "kalen"),
				arguments("o\ufb03ce", "office"), arguments("\u0141\u00f3d\u017a", "lodz"),
				arguments("Sm\u00f8rrebr\u00f8d", "smorrebrod"), arguments("\u00c6r\u00f8", "aero"),
				arguments("Vi\u1ec7t", "viet"), arguments("\u0401\u043b\u043a\u0430", "\u0435\u043b\u043a\u0430"),
				arguments("Ann\u2019s plan", "ann's"), arguments("2025\u20132026", "2025-2026"),
				arguments("Don\u00adau", "donau"),
				arguments("\ud55c\uad6d", "\u1112\u1161\u11ab\uae39".substring(0, 3)),
				arguments("\u0643\u0650\u062a\u0627\u0628", "\u0643\u062a\u0627\u0628"),
				arguments("\uff76\uff9e\uff70\uff84\uff9e", "\u30ac\u30fc\u30c9"));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void textsThatLookTheSameMatchInEveryLocale(String text, String query) {
		Locale before = Locale.getDefault();
		try {
			for (String language : List.of("en", "tr", "az", "lt", "el")) {
				Locale.setDefault(Locale.forLanguageTag(language));
				String word = SearchText.of(query);
				assertThat(SearchText.of(text)).as(language).contains(word);
				assertThat(SearchText.of(word)).as("applied twice").isEqualTo(word);
				assertThat(SearchText.contains("Before " + text, word)).isTrue();
				assertThat(SearchText.indexOf("\u00c4 before " + text, word)).isEqualTo(9);
			}
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@ParameterizedTest
	@CsvSource({ "\u304b\u3089,\u304c\u3089", "\u0915\u093f,\u0915", "bear,beer", "\u0e01\u0e34,\u0e01\u0e35" })
	void differentLettersDoNotMatch(String text, String other) {
		assertThat(SearchText.of(text)).isNotEqualTo(SearchText.of(other));
	}

	@Test
	void asciiTextsTakeTheSameFormAsOthers() {
		String ascii = "The `Quick` Brown-Fox 123";
		assertThat(SearchText.of(ascii + " \u00df")).isEqualTo(SearchText.of(ascii) + " ss");
	}

}
