package dev.kalends.calendar;

import java.time.Duration;

import dev.kalends.shared.InvalidConfigurationException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How feeds are cached.
 *
 * @param enabled whether they are; {@code false} reads every feed from the database
 * @param ttl how long after its last use an entry leaves; more than zero
 * @param maxSize upper bound on the memory for entries; at least one megabyte
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
