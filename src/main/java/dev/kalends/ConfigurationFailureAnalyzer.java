package dev.kalends;

import java.util.Map;

import dev.kalends.shared.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Reports the invalid configuration property that prevents startup, and its accepted
 * values.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConfigurationFailureAnalyzer implements FailureAnalyzer {

	static final String PORT = "The value must be a port number from 0 to 65535, such as 8080.";

	static final String ADDRESS = "The value must be an address or host name of this machine, such as 127.0.0.1.";

	private static final String TRUE_OR_FALSE = "The value must be true or false.";

	private static final Map<String, String> ACCEPTED = Map.ofEntries(
			Map.entry("kalends.calendar.cache.enabled", TRUE_OR_FALSE),
			Map.entry("kalends.calendar.cache.ttl", "The value must be a duration longer than zero, such as 5m."),
			Map.entry("kalends.calendar.cache.max-size", "The value must be a size of at least 1MB, such as 64MB."),
			Map.entry("kalends.calendar.monitor.sample-rate", "The value must be a number from 0 to 1, such as 0.01."),
			Map.entry("kalends.live.heartbeat-interval", "The value must be a duration from 50ms to 14s, such as 10s."),
			Map.entry("kalends.live.poll-interval", "The value must be a duration from 10ms to 10s, such as 250ms."),
			Map.entry("kalends.security.hsts.enabled", TRUE_OR_FALSE),
			Map.entry("kalends.security.hsts.include-subdomains", TRUE_OR_FALSE),
			Map.entry("kalends.security.hsts.max-age",
					"The value must be a duration from 0 to 730d, such as 365d. Zero makes browsers discard the policy."),
			Map.entry("server.address", ADDRESS), Map.entry("server.port", PORT));

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidConfigurationException invalid) {
				return analysis(invalid.property(), invalid.accepted(), failure);
			}
			if (cause instanceof InvalidConfigurationPropertyValueException invalid
					&& ACCEPTED.containsKey(invalid.getName())) {
				return analysis(invalid.getName(), ACCEPTED.get(invalid.getName()), failure);
			}
			if (cause instanceof BindException bind && ACCEPTED.containsKey(bind.getName().toString())) {
				return analysis(bind.getName().toString(), ACCEPTED.get(bind.getName().toString()), failure);
			}
		}
		return null;
	}

	private static FailureAnalysis analysis(String property, @Nullable String accepted, Throwable failure) {
		return new FailureAnalysis("The configuration property '%s' is invalid.".formatted(property),
				"Change '%s'. %s".formatted(property, accepted), failure);
	}

}
