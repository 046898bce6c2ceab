package dev.kalends.settings;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holiday calendars have names in every language, and are found by name or code.
 */
class HolidayCalendarsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "de | Schweiz | ch", "de | schweiz | ch", "de | Switzerland | ch", "fr | Suisse | ch",
					"tr | İsviçre | ch", "en | ÖSTERREICH | ", "en | Austria | at", "en | DE-BY | de-by",
					"en | Germany, Bavaria | de-by", "en | Atlantis | ", "en | zz | " })
	void calendarIsFoundByNameOrCode(String language, String text, String code) {
		assertThat(HolidayCalendars.find(text, Locale.forLanguageTag(language)).orElse(null)).isEqualTo(code);
	}

	@Test
	void everyNameOfAListIsFound() {
		for (Locale language : new Locale[] { Locale.ENGLISH, Locale.GERMAN }) {
			assertThat(HolidayCalendars.sortedNames(language)).hasSizeGreaterThan(100)
				.first()
				.satisfies((name) -> assertThat(HolidayCalendars.find(name, language)).isPresent());
		}
		assertThat(HolidayCalendars.name("ch", Locale.FRENCH)).isEqualTo("Suisse");
		assertThat(HolidayCalendars.sortedNames(Locale.GERMAN)).contains("Schweiz", "Österreich");
	}

}
