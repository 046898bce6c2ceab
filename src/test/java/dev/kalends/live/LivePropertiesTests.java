package dev.kalends.live;

import java.time.Duration;

import dev.kalends.shared.InvalidConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * No configuration can delay comments beyond 15 seconds.
 */
class LivePropertiesTests {

	@ParameterizedTest
	@CsvSource({ "PT0.009S, PT10S, kalends.live.poll-interval", "PT11S, PT10S, kalends.live.poll-interval",
			"PT0.25S, PT0S, kalends.live.heartbeat-interval", "PT0.25S, PT15S, kalends.live.heartbeat-interval" })
	void intervalOutOfRangeIsRefused(Duration poll, Duration heartbeat, String property) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> new LiveProperties(poll, heartbeat))
			.satisfies((ex) -> assertThat(ex.property()).isEqualTo(property));
	}

	@Test
	void largestIntervalsAreAccepted() {
		assertThatNoException().isThrownBy(() -> new LiveProperties(Duration.ofSeconds(10), Duration.ofSeconds(14)));
	}

}
