package dev.kalends.account.security;

import java.time.Duration;

import dev.kalends.shared.InvalidConfigurationException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * HTTP Strict Transport Security (RFC 6797): browsers that have reached this host over
 * HTTPS once never use plain HTTP again. The header is sent only in responses over HTTPS.
 *
 * @param enabled whether the header is sent; if disabled, a proxy can send its own
 * @param maxAge how long browsers remember the policy after the last response; zero makes
 * them forget it
 * @param includeSubdomains whether the policy also applies to all subdomains. Off by
 * default, because these hosts may belong to others
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
