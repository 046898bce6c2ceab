package dev.kalends.account.attempt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that all addresses of one customer count as one origin.
 */
class AttemptOriginTests {

	@ParameterizedTest
	@CsvSource({ "192.0.2.7, 192.0.2.7", "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
			"2001:db8:1:2:ffff::, 20010db800010002/64", "2001:0DB8:1:2::1%eth0, 20010db800010002/64",
			"::ffff:192.0.2.7, 192.0.2.7", "::1, 0000000000000000/64" })
	void networkIsIpv4AddressOrFirst64BitsOfIpv6(String address, String network) {
		assertThat(AttemptOrigin.of("ann", address, null).network()).isEqualTo(network);
	}

	@ParameterizedTest
	@CsvSource({ "unknown", "x:1", ":", "a::b::c", "'::ffff:999.1.1.1'", "elsewhere.example" })
	void textThatIsNotAnAddressIsKept(String text) {
		assertThat(AttemptOrigin.of("ann", text, null).network()).isEqualTo(text);
	}

	@Test
	void longNamesAndAddressesAreTruncated() {
		AttemptOrigin origin = AttemptOrigin.of("a".repeat(5000), "1".repeat(5000), null);
		assertThat(origin.name()).hasSize(64);
		assertThat(origin.network()).hasSize(45);
	}

	@Test
	void namesAreNormalizedAsForSignIn() {
		assertThat(AttemptOrigin.of(" Ann ", "192.0.2.7", null)).isEqualTo(AttemptOrigin.of("ann", "192.0.2.7", null));
	}

}
