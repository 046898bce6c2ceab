package dev.kalends.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.kalends.shared.DaemonThreads;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Probes the database once a second, on its own thread and connection, and recovers it
 * after a failure. Readers get the last result, which costs nothing. A probe that exceeds
 * its timeout counts as a failure.
 */
public class DatabaseWatch implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseWatch.class);

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	/**
	 * Minimum time between two probes. A failed request triggers a probe; all failures
	 * within this time share one.
	 */
	private static final Duration MIN_INTERVAL = Duration.ofMillis(200);

	/**
	 * Timeout of a probe. It is longer than the timeouts of the connection.
	 */
	private static final Duration PROBE_TIMEOUT = Duration.ofMillis(3500);

	/**
	 * How long reopening may fail for a reason other than a full disk before the process
	 * ends.
	 */
	private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(20);

	/**
	 * Upper bound for the duration of a request: after this time, no request that started
	 * during an outage is still running.
	 */
	private static final Duration MAX_REQUEST_DURATION = Duration.ofSeconds(15);

	private final WatchedDatabase database;

	private final ConnectionPools pools;

	private final Runnable end;

	private final Semaphore probeRequests = new Semaphore(0);

	private volatile @Nullable Thread thread;

	/**
	 * When the running probe started, in {@link System#nanoTime()}; 0 if no probe is
	 * running.
	 */
	private volatile long probeStartedAt;

	private volatile @Nullable Outage outage;

	private volatile long workingSince = System.nanoTime() - MAX_REQUEST_DURATION.toNanos();

	/**
	 * Start of the current outage; used by the watch's thread only.
	 */
	private long failingSince;

	private long unrecoverableSince;

	/**
	 * Creates the watch.
	 * @param end ends the process if the database cannot be recovered
	 */
	DatabaseWatch(WatchedDatabase database, ConnectionPools pools, Runnable end, MeterRegistry meters) {
		this.database = database;
		this.pools = pools;
		this.end = end;
		Gauge.builder("kalends.database.up", this, (watch) -> (watch.outage() == null) ? 1 : 0)
			.description("Whether the database answers (1) or not (0), as this node sees it")
			.register(meters);
	}

	/**
	 * Returns the current outage, or {@code null} if the database works.
	 */
	public @Nullable Outage outage() {
		long startedAt = this.probeStartedAt;
		if (this.outage == null && this.database.isBroken()) {
			this.probeRequests.release();
			return Outage.UNAVAILABLE;
		}
		if (startedAt != 0 && System.nanoTime() - startedAt > PROBE_TIMEOUT.toNanos()) {
			return Outage.UNAVAILABLE;
		}
		return this.outage;
	}

	/**
	 * Classifies the failure of a request. A failure that indicates an outage triggers a
	 * probe.
	 * @return the kind of outage, or {@code null} if the failure has another cause
	 */
	public @Nullable Outage outageCausing(Throwable failure) {
		Outage cause = DatabaseFailures.outage(failure);
		if (cause == null && DatabaseFailures.isDataAccessFailure(failure)) {
			cause = isSettled() ? null : Outage.UNAVAILABLE;
		}
		if (cause != null) {
			this.probeRequests.release();
		}
		return cause;
	}

	/**
	 * Returns whether every running request started after the last outage. A request that
	 * started earlier may fail with any exception, because its connection belongs to a
	 * closed database.
	 */
	private boolean isSettled() {
		return outage() == null && System.nanoTime() - this.workingSince > MAX_REQUEST_DURATION.toNanos();
	}

	/**
	 * Probes the database now, or tries to recover it during an outage.
	 */
	void probe() {
		this.probeStartedAt = Math.max(1, System.nanoTime());
		try {
			if (this.outage == null) {
				this.database.probe();
			}
			else {
				this.database.recover();
			}
			onSuccess();
		}
		catch (SQLException | RuntimeException ex) {
			onFailure(ex);
		}
		finally {
			this.probeStartedAt = 0;
		}
	}

	private void onSuccess() {
		if (this.outage != null) {
			this.pools.evict();
			this.workingSince = System.nanoTime();
			this.outage = null;
			logger.info("The database works again, after {} s",
					Duration.ofNanos(System.nanoTime() - this.failingSince).toSeconds());
		}
	}

	private void onFailure(Exception failure) {
		Outage reason = DatabaseFailures.outage(failure);
		Outage previous = this.outage;
		Outage current = (reason != null) ? reason : Outage.UNAVAILABLE;
		// A closed database does not report the cause. A full disk is detected when the
		// database is reopened.
		this.outage = current;
		if (previous == null) {
			this.failingSince = System.nanoTime();
			this.unrecoverableSince = this.failingSince;
			logger.warn("The database does not work: {}. Requests are answered with 503 until it does",
					firstLine(failure));
			this.pools.evict();
		}
		else if (previous != current && current == Outage.DISK_FULL) {
			logger.warn("The disk of the database is full; the database is reopened when space is available");
		}
		endIfUnrecoverable(reason, failure);
	}

	/**
	 * If the file cannot be reopened although the disk has space, the file may be damaged
	 * or still locked by H2. A new process can open it or report the reason.
	 */
	private void endIfUnrecoverable(@Nullable Outage reason, Exception failure) {
		boolean recoverable = reason != null || this.database instanceof ServerDatabase;
		if (recoverable) {
			this.unrecoverableSince = System.nanoTime();
		}
		else if (System.nanoTime() - this.unrecoverableSince > RECOVERY_TIMEOUT.toNanos()) {
			logger.error("The embedded database cannot be reopened, so this process ends: {}", firstLine(failure));
			this.end.run();
		}
	}

	private static String firstLine(Exception failure) {
		String message = failure.getMessage();
		return (message != null) ? message.lines().findFirst().orElse("") : failure.getClass().getSimpleName();
	}

	private void watch() {
		try {
			while (Thread.currentThread().equals(this.thread)) {
				probe();
				TimeUnit.NANOSECONDS.sleep(MIN_INTERVAL.toNanos());
				this.probeRequests.tryAcquire(INTERVAL.minus(MIN_INTERVAL).toNanos(), TimeUnit.NANOSECONDS);
				this.probeRequests.drainPermits();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void start() {
		Thread started = DaemonThreads.unstarted("database-watch", this::watch);
		this.thread = started;
		started.start();
	}

	/**
	 * Waits for the running probe instead of interrupting it: H2 closes the file if a
	 * thread is interrupted while it reads from the embedded database.
	 */
	@Override
	public void stop() {
		Thread stopped = this.thread;
		this.thread = null;
		this.probeRequests.release();
		try {
			if (stopped != null) {
				stopped.join(PROBE_TIMEOUT.toMillis());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	/**
	 * Starts before and stops after the web server.
	 */
	@Override
	public int getPhase() {
		return 0;
	}

}
