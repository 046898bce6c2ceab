package dev.kalends.live;

import java.time.Duration;

import dev.kalends.shared.InvalidConfigurationException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How open pages are notified of changes.
 *
 * @param pollInterval the maximum delay for changes made on other nodes; 10 ms to 10 s,
 * inclusive
 * @param heartbeatInterval how often a comment is sent to each page and its session is
 * checked; 50 ms to 14 s, inclusive
 */
@ConfigurationProperties("kalends.live")
record LiveProperties(@DefaultValue("250ms") Duration pollInterval, @DefaultValue("10s") Duration heartbeatInterval) {

	LiveProperties {
		if (!isBetween(pollInterval, Duration.ofMillis(10), Duration.ofSeconds(10))) {
			throw new InvalidConfigurationException("kalends.live.poll-interval",
					"It is a duration from 10ms to 10s, such as 250ms.");
		}
		if (!isBetween(heartbeatInterval, Duration.ofMillis(50), Duration.ofSeconds(14))) {
			throw new InvalidConfigurationException("kalends.live.heartbeat-interval",
					"It is a duration from 50ms to 14s, such as 10s.");
		}
	}

	private static boolean isBetween(Duration duration, Duration min, Duration max) {
		return duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0;
	}

}
