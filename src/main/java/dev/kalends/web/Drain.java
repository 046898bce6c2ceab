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
 * Goes on taking requests for a while after the application was told to stop. Readiness
 * says DOWN from the first moment (Spring Boot sees to that), so a load balancer that
 * asks for it sends nothing more by the time the connector closes. The streams of open
 * pages end after that, and then the server waits for the requests that are left.
 */
@Component
class Drain implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Drain.class);

	private static final Duration DEFAULT = Duration.ofSeconds(10);

	private final Duration period;

	private final DatabaseWatch watch;

	/**
	 * Nothing counts it down; awaiting it is a sleep that says what it is for.
	 */
	private final CountDownLatch never = new CountDownLatch(1);

	private volatile boolean running;

	Drain(ShutdownProperties properties, Environment environment, DatabaseWatch watch) {
		Duration otherwise = environment.containsProperty("spring.datasource.url") ? DEFAULT : Duration.ZERO;
		this.period = (properties.drain() != null) ? properties.drain() : otherwise;
		this.watch = watch;
	}

	@Override
	public void start() {
		this.running = true;
	}

	/**
	 * Waits in the thread that stops the application. Without its database a node has
	 * nothing to wait for.
	 */
	@Override
	public void stop() {
		this.running = false;
		if (this.period.isZero() || this.watch.outage() != null) {
			return;
		}
		logger.info("Readiness says DOWN; requests are taken for another {} s", this.period.toSeconds());
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
	 * It is the first to be stopped.
	 */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
