package dev.kalends.web.error;

import java.io.IOException;

import dev.kalends.database.DatabaseWatch;
import dev.kalends.database.Outage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Responds while the database is unavailable: 503, or 507 to a change if the disk is
 * full. It runs before all filters that read the database, including sessions and
 * sign-in. Once the watch has detected the outage, requests are answered immediately
 * instead of waiting for a connection (circuit breaker). Failures are not logged here;
 * the watch logs when an outage begins and ends.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 45)
class DatabaseOutageFilter extends OncePerRequestFilter {

	private final DatabaseWatch watch;

	private final OutageResponse responses;

	DatabaseOutageFilter(DatabaseWatch watch, OutageResponse responses) {
		this.watch = watch;
		this.responses = responses;
	}

	/**
	 * Health checks are always answered, and assets need no database.
	 */
	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return path.startsWith("/actuator/health") || path.startsWith("/assets/") || path.equals("/offline-worker.js")
				|| path.equals("/favicon.svg") || path.equals("/manifest.webmanifest");
	}

	/**
	 * Error pages read the session and the person as well.
	 */
	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		@Nullable Outage ongoing = this.watch.outage();
		if (ongoing != null) {
			this.responses.write(request, response, ongoing);
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException | Error ex) {
			@Nullable Outage outage = this.watch.outageCausing(ex);
			if (outage == null) {
				throw ex;
			}
			if (response.isCommitted()) {
				// Close the connection, so that the client detects the truncated
				// response.
				throw new CloseNowException("The database failed while the response was being sent", ex);
			}
			response.reset();
			this.responses.write(request, response, outage);
		}
	}

}
