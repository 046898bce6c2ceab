package dev.kalends.account.security;

import java.time.Duration;

import dev.kalends.shared.InvalidConfigurationException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * HTTP Strict Transport Security (RFC 6797): browsers that have reached this host
 * encrypted once do not reach it unencrypted any more. The header is sent with encrypted
 * answers only.
 *
 * @param enabled whether the header is sent; without it a proxy can send its own
 * @param maxAge how long browsers keep to it after the last answer; zero makes them
 * forget it
 * @param includeSubdomains whether it holds for all hosts below this one as well. Off
 * unless the operator says so, because others may run these hosts
 */
@ConfigurationProperties("kalends.security.hsts")
record HstsProperties(@DefaultValue("true") boolean enabled, @DefaultValue("365d") Duration maxAge,
		@DefaultValue("false") boolean includeSubdomains) {

	private static final Duration LONGEST = Duration.ofDays(730);

	HstsProperties {
		if (maxAge.isNegative() || maxAge.compareTo(LONGEST) > 0) {
			throw new InvalidConfigurationException("kalends.security.hsts.max-age",
					"It is a duration from 0 to 730d, such as 365d. Zero makes browsers forget it.");
		}
	}

}
