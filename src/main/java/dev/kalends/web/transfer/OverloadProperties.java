package dev.kalends.web.transfer;

import dev.kalends.shared.InvalidConfigurationException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits for overload.
 *
 * @param maxRequests how many requests may be in progress or waiting at the same time, at
 * least 1; more are rejected with 503
 */
@ConfigurationProperties("kalends.overload")
record OverloadProperties(@DefaultValue("2000") int maxRequests) {

	OverloadProperties {
		if (maxRequests < 1) {
			throw new InvalidConfigurationException("kalends.overload.max-requests",
					"It is a number of at least 1, such as 2000.");
		}
	}

}
