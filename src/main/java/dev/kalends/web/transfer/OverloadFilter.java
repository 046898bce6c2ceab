package dev.kalends.web.transfer;

import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import dev.kalends.web.error.FallbackErrorResponse;
import dev.kalends.web.error.ThrowableCauses;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests with 503 and {@code Retry-After} when more of them wait than can be
 * worked off soon, and those that got no connection to the database in time. A refusal
 * costs next to nothing, so what waits is worked off again at once; whoever is refused
 * comes back a little later, and not all at the same moment.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 42)
class OverloadFilter extends OncePerRequestFilter {

	private static final int MIN_RETRY_SECONDS = 1;

	private static final int MAX_RETRY_SECONDS = 4;

	private final OverloadProperties properties;

	private final FallbackErrorResponse answers;

	private final Counter refused;

	private final AtomicInteger inside = new AtomicInteger();

	private volatile @Nullable ThreadPoolExecutor workers;

	OverloadFilter(OverloadProperties properties, FallbackErrorResponse answers, MeterRegistry meters) {
		this.properties = properties;
		this.answers = answers;
		this.refused = Counter.builder("kalends.requests.refused")
			.description("Requests refused because too many were waiting")
			.register(meters);
	}

	/**
	 * Finds the threads that work on requests. With virtual threads nothing waits for
	 * one, and all there is to count is inside.
	 */
	@EventListener
	void findWorkers(WebServerInitializedEvent event) {
		if (event.getWebServer() instanceof TomcatWebServer server) {
			Executor executor = server.getTomcat().getConnector().getProtocolHandler().getExecutor();
			this.workers = (executor instanceof ThreadPoolExecutor pool) ? pool : null;
		}
	}

	/**
	 * Whether a node is well has to be seen most of all when it is not.
	 */
	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getRequestURI().startsWith(request.getContextPath() + "/actuator/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			if (this.inside.incrementAndGet() + waiting() > this.properties.maxRequests()) {
				refuse(request, response);
			}
			else {
				chain.doFilter(request, response);
			}
		}
		catch (ServletException | RuntimeException ex) {
			if (response.isCommitted() || ThrowableCauses.find(ex, SQLTransientConnectionException.class) == null) {
				throw ex;
			}
			response.reset();
			refuse(request, response);
		}
		finally {
			this.inside.decrementAndGet();
		}
	}

	private int waiting() {
		ThreadPoolExecutor workers = this.workers;
		return (workers != null) ? workers.getQueue().size() : 0;
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.refused.increment();
		int seconds = ThreadLocalRandom.current().nextInt(MIN_RETRY_SECONDS, MAX_RETRY_SECONDS + 1);
		response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		this.answers.write(request, response, HttpStatus.SERVICE_UNAVAILABLE);
	}

}
