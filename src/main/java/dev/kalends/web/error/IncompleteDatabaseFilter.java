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
 * Answers with 503 and {@code Retry-After} while the database is being restored: while
 * tables or columns are missing, or rows that are always there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class IncompleteDatabaseFilter extends OncePerRequestFilter {

	/**
	 * SQL states of a table, schema or column that does not exist, of PostgreSQL and of
	 * H2, and of a table that was created and does not belong to the application yet.
	 */
	private static final Set<String> INCOMPLETE = Set.of("42P01", "3F000", "42703", "42501", "42S02", "42S03", "42S04",
			"42S22");

	private static final int MIN_RETRY_SECONDS = 1;

	private static final int MAX_RETRY_SECONDS = 4;

	private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

	private static final Logger logger = LoggerFactory.getLogger(IncompleteDatabaseFilter.class);

	private final FallbackErrorResponse answers;

	private final Clock clock;

	private final AtomicReference<Instant> nextLog = new AtomicReference<>(Instant.MIN);

	IncompleteDatabaseFilter(FallbackErrorResponse answers, Clock clock) {
		this.answers = answers;
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
			this.answers.writeUnavailable(request, response, "restoring");
		}
	}

	private static boolean isIncomplete(Exception failure) {
		SQLException refused = ThrowableCauses.find(failure, SQLException.class);
		return ThrowableCauses.find(failure, IncompleteDatabaseException.class) != null
				|| (refused != null && refused.getSQLState() != null && INCOMPLETE.contains(refused.getSQLState()));
	}

	/**
	 * Logs once a minute: every request fails in the same way.
	 */
	private void log(Exception failure) {
		Instant now = this.clock.instant();
		Instant next = this.nextLog.get();
		if (!now.isBefore(next) && this.nextLog.compareAndSet(next, now.plus(LOG_INTERVAL))) {
			logger.warn("Requests are answered with 503 because the database is not complete. If no restore is running,"
					+ " its schema is not that of this version, which a restart migrates", failure);
		}
	}

}
