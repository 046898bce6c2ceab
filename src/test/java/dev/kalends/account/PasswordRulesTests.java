package dev.kalends.account;

import java.time.ZoneOffset;
import java.util.List;

import dev.kalends.shared.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the rules for passwords.
 */
class PasswordRulesTests {

	@ParameterizedTest
	@ValueSource(strings = { "password", "PassWord", "12345678", "password1", "qwertyuiop", "baseball" })
	void commonPasswordsAreRejected(String password) {
		assertThat(codes(password)).containsExactly("common-password");
	}

	@Test
	void listContainsTenThousandPasswords() {
		assertThat(CommonPasswords.contains("lizaveta")).as("the 9,999th").isTrue();
		assertThat(CommonPasswords.contains("08154711")).as("the 10,002nd").isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "correct horse", "kalends-demo", "first password", "Tr0ub4dor&3", "geheimes Wort" })
	void otherPasswordsAreAccepted(String password) {
		assertThat(codes(password)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "olivia.owner", "OLIVIA.Owner", "Olivia Owner", "olivia owner", " Olivia Owner " })
	void ownNamesAreRejected(String password) {
		assertThat(codes(password)).containsExactly("name-as-password");
	}

	@ParameterizedTest
	@CsvSource({ "7, false", "8, true", "128, true", "129, false" })
	void lengthIsCountedInCharacters(int length, boolean accepted) {
		assertThat(codes("☃".repeat(length)).isEmpty()).isEqualTo(accepted);
		assertThat(codes("😀".repeat(length)).isEmpty()).isEqualTo(accepted);
	}

	private static List<String> codes(String password) {
		return PersonDraft.of("olivia.owner", "Olivia Owner", password)
			.withZone(ZoneOffset.UTC)
			.violations()
			.stream()
			.map(Violation::code)
			.toList();
	}

}
