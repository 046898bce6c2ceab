package dev.kalends;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

import dev.kalends.shared.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says which property keeps the application from starting and what it accepts.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConfigurationFailureAnalyzer implements FailureAnalyzer {

	static final String PORT = "It is a port number from 0 to 65535, such as 8080.";

	static final String ADDRESS = "It is an address or the name of this machine, such as 127.0.0.1.";

	/**
	 * What H2 says of a file that another process has open.
	 */
	private static final int H2_IN_USE = 90020;

	/**
	 * What databases say of names and passwords that they do not accept (SQL:2016, class
	 * of SQLSTATE).
	 */
	private static final String NOT_AUTHORIZED = "28";

	/**
	 * What databases say of connections that do not come about, and of databases that are
	 * not there.
	 */
	private static final Set<String> NOT_REACHED = Set.of("08", "3D");

	private static final String TRUE_OR_FALSE = "It is true or false.";

	private static final Map<String, String> ACCEPTED = Map.ofEntries(
			Map.entry("kalends.calendar.cache.enabled", TRUE_OR_FALSE),
			Map.entry("kalends.calendar.cache.ttl", "It is a duration longer than zero, such as 5m."),
			Map.entry("kalends.calendar.cache.max-size", "It is a size of at least 1MB, such as 64MB."),
			Map.entry("kalends.calendar.monitor.sample-rate", "It is a number from 0 to 1, such as 0.01."),
			Map.entry("kalends.live.heartbeat-interval", "It is a duration from 50ms to 14s, such as 10s."),
			Map.entry("kalends.live.poll-interval", "It is a duration from 10ms to 10s, such as 250ms."),
			Map.entry("kalends.security.hsts.enabled", TRUE_OR_FALSE),
			Map.entry("kalends.security.hsts.include-subdomains", TRUE_OR_FALSE),
			Map.entry("kalends.security.hsts.max-age",
					"It is a duration from 0 to 730d, such as 365d. Zero makes browsers forget it."),
			Map.entry("server.address", ADDRESS), Map.entry("server.port", PORT));

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidConfigurationException refused) {
				return analysis(refused.property(), refused.accepted(), failure);
			}
			if (cause instanceof InvalidConfigurationPropertyValueException refused
					&& ACCEPTED.containsKey(refused.getName())) {
				return analysis(refused.getName(), ACCEPTED.get(refused.getName()), failure);
			}
			if (cause instanceof SQLException refused) {
				return ofDatabase(refused, failure);
			}
			if (cause instanceof BindException bind && ACCEPTED.containsKey(bind.getName().toString())) {
				return analysis(bind.getName().toString(), ACCEPTED.get(bind.getName().toString()), failure);
			}
		}
		return null;
	}

	/**
	 * Says which property leads to a database that does not let the application in. What
	 * fails there later has nothing to do with the configuration.
	 */
	private static @Nullable FailureAnalysis ofDatabase(SQLException refused, Throwable failure) {
		String state = (refused.getSQLState() != null) ? refused.getSQLState() : "";
		if (refused.getErrorCode() == H2_IN_USE) {
			return analysis("kalends.data-dir", "It is a folder that no other process uses.", failure);
		}
		if (state.startsWith(NOT_AUTHORIZED)) {
			return analysis("spring.datasource.password",
					"It and 'spring.datasource.username' are what the database lets in.", failure);
		}
		if (state.length() > 2 && NOT_REACHED.contains(state.substring(0, 2))) {
			return analysis("spring.datasource.url",
					"It is the address of a database that is there and answers, such as jdbc:postgresql://localhost/kalends.",
					failure);
		}
		return null;
	}

	private static FailureAnalysis analysis(String property, @Nullable String accepted, Throwable failure) {
		return new FailureAnalysis(
				"The configuration property '%s' has a value that is not accepted.".formatted(property),
				"Change '%s'. %s".formatted(property, accepted), failure);
	}

}
