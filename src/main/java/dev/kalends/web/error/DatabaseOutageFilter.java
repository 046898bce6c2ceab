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
 * Answers requests while the database cannot be used: 503, or 507 to a change that finds
 * the disk full. It is outside of everything that reads the database, sessions and
 * sign-in among it. Once the watch knows of the outage, requests are answered at once
 * instead of waiting for a connection. Nothing of it is logged here; the watch says when
 * an outage begins and ends.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 45)
class DatabaseOutageFilter extends OncePerRequestFilter {

	private final DatabaseWatch watch;

	private final OutageResponse answers;

	DatabaseOutageFilter(DatabaseWatch watch, OutageResponse answers) {
		this.watch = watch;
		this.answers = answers;
	}

	/**
	 * Health is told in any case, and files need no database.
	 */
	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return path.startsWith("/actuator/health") || path.startsWith("/assets/") || path.equals("/offline-worker.js")
				|| path.equals("/favicon.svg") || path.equals("/manifest.webmanifest");
	}

	/**
	 * The error pages read the session and the person as well.
	 */
	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		@Nullable Outage known = this.watch.outage();
		if (known != null) {
			this.answers.write(request, response, known);
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
				// Whoever reads the answer has to notice that it is not whole.
				throw new CloseNowException("The database failed while the answer was sent", ex);
			}
			response.reset();
			this.answers.write(request, response, outage);
		}
	}

}
