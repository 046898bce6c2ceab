package dev.kalends.web.error;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

import dev.kalends.shared.IncompleteDatabaseException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Responds with 503 and {@code Retry-After} while the database is being restored: if
 * tables, columns or rows that always exist are missing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class IncompleteDatabaseFilter extends OncePerRequestFilter {

	/**
	 * SQL states of PostgreSQL and H2 for a missing table, schema or column, and for a
	 * table that was created but is not owned by the application's role yet.
	 */
	private static final Set<String> INCOMPLETE_STATES = Set.of("42P01", "3F000", "42703", "42501", "42S02", "42S03",
			"42S04", "42S22");

	private static final int MIN_RETRY_SECONDS = 1;

	private static final int MAX_RETRY_SECONDS = 4;

	private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

	private static final Logger logger = LoggerFactory.getLogger(IncompleteDatabaseFilter.class);

	private final FallbackErrorResponse errorResponse;

	private final Clock clock;

	private final AtomicReference<Instant> nextLog = new AtomicReference<>(Instant.MIN);

	IncompleteDatabaseFilter(FallbackErrorResponse errorResponse, Clock clock) {
		this.errorResponse = errorResponse;
		this.clock = clock;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (response.isCommitted() || !isIncomplete(ex)) {
				throw ex;
			}
			log(ex);
			response.reset();
			int seconds = ThreadLocalRandom.current().nextInt(MIN_RETRY_SECONDS, MAX_RETRY_SECONDS + 1);
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			this.errorResponse.writeUnavailable(request, response, "restoring");
		}
	}

	private static boolean isIncomplete(Exception failure) {
		SQLException cause = ThrowableCauses.find(failure, SQLException.class);
		return ThrowableCauses.find(failure, IncompleteDatabaseException.class) != null
				|| (cause != null && cause.getSQLState() != null && INCOMPLETE_STATES.contains(cause.getSQLState()));
	}

	/**
	 * Logs at most once a minute, because all requests fail in the same way.
	 */
	private void log(Exception failure) {
		Instant now = this.clock.instant();
		Instant next = this.nextLog.get();
		if (!now.isBefore(next) && this.nextLog.compareAndSet(next, now.plus(LOG_INTERVAL))) {
			logger.warn("Requests are answered with 503 because the database is incomplete. If no restore is running,"
					+ " the schema is outdated; a restart migrates it", failure);
		}
	}

}
