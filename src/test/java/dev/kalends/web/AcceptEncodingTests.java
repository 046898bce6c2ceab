package dev.kalends.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which values of {@code Accept-Encoding} allow gzip.
 */
class AcceptEncodingTests {

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "GZip", "x-gzip", "deflate, gzip", "gzip;q=0.5", "gzip ; q = 1.0", "*", "*;q=0.1",
			"br;q=1.0, gzip;q=0.001", "identity;q=0, *", "gzip, *;q=0", "deflate;q=0,gzip" })
	void gzipIsAllowed(String header) {
		assertThat(AcceptEncoding.allowsGzip(header)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "gzip;q=0", "gzip;q=0, *", "*, gzip;q=0.000", "*;q=0", "br", "identity", "gzip;q=0.0",
			"gzipped", "gzip;q=2", "gzip;q=x" })
	void gzipIsNotAllowed(String header) {
		assertThat(AcceptEncoding.allowsGzip(header)).isFalse();
	}

	@Test
	void withoutHeaderGzipIsNotAllowed() {
		assertThat(AcceptEncoding.allowsGzip(null)).isFalse();
	}

}
