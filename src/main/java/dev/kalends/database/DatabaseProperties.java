package dev.kalends.database;

import java.time.Duration;

import dev.kalends.shared.InvalidConfigurationException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How the application waits for the database.
 *
 * @param patience how long startup waits for a database that does not answer yet; 0s to
 * 10m, inclusive
 */
@ConfigurationProperties("kalends.database")
record DatabaseProperties(@Name("wait") @DefaultValue("30s") Duration patience) {

	private static final Duration MAX_WAIT = Duration.ofMinutes(10);

	DatabaseProperties {
		if (patience.isNegative() || patience.compareTo(MAX_WAIT) > 0) {
			throw new InvalidConfigurationException("kalends.database.wait",
					"It is a duration from 0s to 10m, such as 30s.");
		}
	}

}
