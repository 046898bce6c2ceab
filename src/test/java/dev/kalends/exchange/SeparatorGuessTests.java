package dev.kalends.exchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The separator and the columns are guessed from the header.
 */
class SeparatorGuessTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "title,type | COMMA", "Titel;Art;Fällig am | SEMICOLON", "title`start date`type | TAB",
					"title | COMMA", "Start (from, to);Title;Type | SEMICOLON", "~a;b~,title,type | COMMA",
					"foo;bar | SEMICOLON", "^;;^Titel;Art | SEMICOLON", " | COMMA" })
	void separatorOfMostKnownColumnsIsGuessed(String sample, Separator separator) {
		String text = (sample != null) ? sample.replace('`', '\t').replace('~', '"').replace('^', '\n') : "";
		assertThat(SeparatorGuess.of(text)).isEqualTo(new SeparatorGuess(separator, 0));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "sep=;~title,a;type | SEMICOLON | 6", "SEP=,~title;type | COMMA | 6" })
	void lineForExcelNamesSeparator(String sample, Separator separator, int skip) {
		assertThat(SeparatorGuess.of(sample.replace('~', '\n'))).isEqualTo(new SeparatorGuess(separator, skip));
	}

	@Test
	void tabInLineForExcelIsRead() {
		assertThat(SeparatorGuess.of("sep=\t\r\ntitle\ttype")).isEqualTo(new SeparatorGuess(Separator.TAB, 7));
	}

	@Test
	void otherSeparatorInLineForExcelIsRefused() {
		assertThat(catchThrowableOfType(ImportRefusedException.class, () -> SeparatorGuess.of("sep=|\ntitle|type"))
			.violations()).extracting((violation) -> violation.violation().code()).containsExactly("csv-separator");
	}

	@ParameterizedTest
	@CsvSource({ "start_date, start_date", "Start Date, start_date", "START-DATE, start_date", "StartDate, start_date",
			"Startdatum, start_date", "Beginn:, start_date", "Fällig am, due_date", "Faellig am, due_date",
			"Fälligkeitsdatum, due_date", "Enddatum, due_date", "Übergeordnet, parent", "Priorität, priority",
			"Zuständig, assignee", "Assigned To, assignee", "Uhrzeit Beginn, start_time", "Zeitzone, time_zone",
			"% complete, progress", "Farbe, color", "Typ, type", "Titel *, title", "Beschreibung, description" })
	void headersInEnglishAndGermanAreKnown(String header, String column) {
		assertThat(ColumnNames.of(header)).isEqualTo(column);
	}

	@Test
	void otherHeadersAreUnknown() {
		assertThat(ColumnNames.of("Cost centre")).isNull();
		assertThat(ColumnNames.of("")).isNull();
		assertThat(ColumnNames.isExact("Start Date", "start_date")).isTrue();
		assertThat(ColumnNames.isExact("Beginn", "start_date")).isFalse();
	}

}
