package dev.kalends.web;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.kalends.database.DatabaseWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Graceful shutdown: continues to accept requests for a while after the application was
 * told to stop. Readiness is DOWN from the beginning (by Spring Boot), so a load balancer
 * that checks it sends no more requests by the time the connector closes. After that, the
 * event streams of open pages end, and the server waits for the remaining requests.
 */
@Component
class Drain implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Drain.class);

	private static final Duration DEFAULT = Duration.ofSeconds(10);

	private final Duration period;

	private final DatabaseWatch watch;

	/**
	 * Never counted down; awaiting it is an interruptible sleep.
	 */
	private final CountDownLatch never = new CountDownLatch(1);

	private volatile boolean running;

	Drain(ShutdownProperties properties, Environment environment, DatabaseWatch watch) {
		Duration defaultPeriod = environment.containsProperty("spring.datasource.url") ? DEFAULT : Duration.ZERO;
		this.period = (properties.drain() != null) ? properties.drain() : defaultPeriod;
		this.watch = watch;
	}

	@Override
	public void start() {
		this.running = true;
	}

	/**
	 * Blocks the thread that stops the application. Does not wait if the database is
	 * unavailable, because the node cannot serve requests anyway.
	 */
	@Override
	public void stop() {
		this.running = false;
		if (this.period.isZero() || this.watch.outage() != null) {
			return;
		}
		logger.info("Readiness is DOWN; requests are accepted for another {} s", this.period.toSeconds());
		try {
			this.never.await(this.period.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * The highest phase, so that this bean is stopped first.
	 */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
