package dev.kalends.account.audit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that untrusted text cannot forge log entries.
 */
class LogTextTests {

	@Test
	void plainNamesAndAddressesAreUnchanged() {
		assertThat(LogText.of("olivia.owner_1-x")).isEqualTo("olivia.owner_1-x");
		assertThat(LogText.of("2001:db8::1")).isEqualTo("2001:db8::1");
	}

	@Test
	void otherTextIsQuotedAndEscaped() {
		assertThat(LogText.of("")).isEqualTo("\"\"");
		assertThat(LogText.of("x id=1")).isEqualTo("\"x id=1\"");
		assertThat(LogText.of("a\r\nINFO b\" \\")).isEqualTo("\"a\\u000d\\u000aINFO b\\u0022 \\u005c\"");
		assertThat(LogText.of("\u202eevil\u001b[31m")).isEqualTo("\"\\u202eevil\\u001b[31m\"");
	}

	@Test
	void longTextIsTruncated() {
		assertThat(LogText.of("a".repeat(64))).hasSize(64);
		assertThat(LogText.of("a".repeat(5000))).isEqualTo("\"" + "a".repeat(64) + "\"...");
	}

}
