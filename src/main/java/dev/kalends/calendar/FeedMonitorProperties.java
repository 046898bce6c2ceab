package dev.kalends.calendar;

import dev.kalends.shared.InvalidConfigurationException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration of the consistency checks of the feed cache.
 *
 * @param sampleRate the share of cache hits compared with the database, 0–1
 */
@ConfigurationProperties("kalends.calendar.monitor")
record FeedMonitorProperties(@DefaultValue("0.01") double sampleRate) {

	FeedMonitorProperties {
		if (!(sampleRate >= 0 && sampleRate <= 1)) {
			throw new InvalidConfigurationException("kalends.calendar.monitor.sample-rate",
					"It is a number from 0 to 1, such as 0.01.");
		}
	}

}
