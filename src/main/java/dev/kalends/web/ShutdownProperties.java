package dev.kalends.web;

import java.time.Duration;

import dev.kalends.shared.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the application stops.
 *
 * @param drain how long requests are still taken after readiness has said DOWN, 0s to 5m;
 * {@code null} for 10s where there may be other nodes, and 0s with the embedded database
 */
@ConfigurationProperties("kalends.shutdown")
record ShutdownProperties(@Nullable Duration drain) {

	private static final Duration MAX = Duration.ofMinutes(5);

	ShutdownProperties {
		if (drain != null && (drain.isNegative() || drain.compareTo(MAX) > 0)) {
			throw new InvalidConfigurationException("kalends.shutdown.drain",
					"It is a duration from 0s to 5m, such as 10s.");
		}
	}

}
