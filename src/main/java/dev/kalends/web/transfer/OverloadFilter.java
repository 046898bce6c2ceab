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
 * Load shedding: rejects requests with 503 and {@code Retry-After} if too many requests
 * are waiting, or if a request got no database connection in time. A rejection is cheap,
 * so the queue drains quickly; {@code Retry-After} is randomized, so that clients do not
 * all retry at the same moment.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 42)
class OverloadFilter extends OncePerRequestFilter {

	private static final int MIN_RETRY_SECONDS = 1;

	private static final int MAX_RETRY_SECONDS = 4;

	private final OverloadProperties properties;

	private final FallbackErrorResponse errorResponse;

	private final Counter refused;

	private final AtomicInteger inside = new AtomicInteger();

	private volatile @Nullable ThreadPoolExecutor workers;

	OverloadFilter(OverloadProperties properties, FallbackErrorResponse errorResponse, MeterRegistry meters) {
		this.properties = properties;
		this.errorResponse = errorResponse;
		this.refused = Counter.builder("kalends.requests.refused")
			.description("Requests refused because too many were waiting")
			.register(meters);
	}

	/**
	 * Finds the pool of worker threads. With virtual threads there is no queue, and only
	 * requests in progress are counted.
	 */
	@EventListener
	void findWorkers(WebServerInitializedEvent event) {
		if (event.getWebServer() instanceof TomcatWebServer server) {
			Executor executor = server.getTomcat().getConnector().getProtocolHandler().getExecutor();
			this.workers = (executor instanceof ThreadPoolExecutor pool) ? pool : null;
		}
	}

	/**
	 * Health and metrics must remain available under overload.
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
				reject(request, response);
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
			reject(request, response);
		}
		finally {
			this.inside.decrementAndGet();
		}
	}

	private int waiting() {
		ThreadPoolExecutor workers = this.workers;
		return (workers != null) ? workers.getQueue().size() : 0;
	}

	private void reject(HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.refused.increment();
		int seconds = ThreadLocalRandom.current().nextInt(MIN_RETRY_SECONDS, MAX_RETRY_SECONDS + 1);
		response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		this.errorResponse.write(request, response, HttpStatus.SERVICE_UNAVAILABLE);
	}

}
