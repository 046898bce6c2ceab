package dev.kalends.web;

import java.time.Duration;

import dev.kalends.shared.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration of the graceful shutdown.
 *
 * @param drain how long requests are accepted after readiness is DOWN, 0s to 5m;
 * {@code null} means 10s with an external database, which other nodes may share, and 0s
 * with the embedded database
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
