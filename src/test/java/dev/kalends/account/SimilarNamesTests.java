package dev.kalends.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the detection of confusable names.
 */
class SimilarNamesTests {

	@ParameterizedTest
	@CsvSource({ "Root, root", "Alice, Al\u0456ce", "Alice, \u0410l\u0456\u0441\u0435", "Bob, \u0412ob",
			"Ann Ames, ann  AMES", "Ann Ames, Ann\u00A0Ames", "Root, \uFF32oot", "Ian, lan", "Bill, Bi1l", "Root, R00t",
			"Arnold, Amold", "Nora, \u039Dora", "Stra\u00DFe, STRASSE", "Ann, A\u200Bnn" })
	void confusableNamesAreGrouped(String one, String other) {
		assertThat(groups(one, "Somebody Else", other)).containsExactly(List.of(one, other));
	}

	@ParameterizedTest
	@CsvSource({ "Ann, Anna", "Jos\u00E9, Jose", "M\u00FCller, Muller", "Ann Ames, Bob Brandt",
			"\u0418\u0432\u0430\u043D, \u041F\u0435\u0442\u0440" })
	void differentNamesAreNotGrouped(String one, String other) {
		assertThat(groups(one, other)).isEmpty();
	}

	@Test
	void similarityIsTransitive() {
		assertThat(groups("\u0412\u041E\u0412\u0410", "\u0412\u043E\u0432\u0430", "BOBA", "Ann", "ann"))
			.containsExactly(List.of("\u0412\u041E\u0412\u0410", "\u0412\u043E\u0432\u0430", "BOBA"),
					List.of("Ann", "ann"));
	}

	@Test
	void disabledPeopleAreOmitted() {
		Person disabled = person("Ann");
		disabled.disable();
		assertThat(SimilarNames.among(List.of(person("Ann"), disabled))).isEmpty();
	}

	private static List<List<String>> groups(String... names) {
		return SimilarNames.among(Stream.of(names).map(SimilarNamesTests::person).toList())
			.stream()
			.map((group) -> group.stream().map(Person::displayName).toList())
			.toList();
	}

	private static Person person(String name) {
		return new Person(UUID.randomUUID(), "name", name, "", Role.USER, ZoneOffset.UTC, Instant.EPOCH);
	}

}
