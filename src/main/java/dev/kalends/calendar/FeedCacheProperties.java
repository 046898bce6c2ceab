package dev.kalends.calendar;

import java.time.Duration;

import dev.kalends.shared.InvalidConfigurationException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Configuration of the feed cache.
 *
 * @param enabled {@code false} reads every feed from the database
 * @param ttl time after the last access until an entry expires; more than zero
 * @param maxSize upper bound for the memory of all entries; at least one megabyte
 */
@ConfigurationProperties("kalends.calendar.cache")
record FeedCacheProperties(@DefaultValue("true") boolean enabled, @DefaultValue("5m") Duration ttl,
		@DefaultValue("64MB") DataSize maxSize) {

	FeedCacheProperties {
		if (ttl.isNegative() || ttl.isZero()) {
			throw new InvalidConfigurationException("kalends.calendar.cache.ttl",
					"It is a duration longer than zero, such as 5m.");
		}
		if (maxSize.toMegabytes() < 1) {
			throw new InvalidConfigurationException("kalends.calendar.cache.max-size",
					"It is a size of at least 1MB, such as 64MB.");
		}
	}

}
