package dev.kalends.web.error;

import java.io.IOException;

import dev.kalends.shared.OutOfMemory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the process when a request runs out of memory. Tomcat would only log the error and
 * continue, although other threads may have ended.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutOfMemoryFilter extends OncePerRequestFilter {

	private final Runnable end;

	@Autowired
	OutOfMemoryFilter() {
		this(OutOfMemory::endProcess);
	}

	OutOfMemoryFilter(Runnable end) {
		this.end = end;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | IOException | RuntimeException | Error ex) {
			if (OutOfMemory.isCauseOf(ex)) {
				this.end.run();
			}
			throw ex;
		}
	}

}
