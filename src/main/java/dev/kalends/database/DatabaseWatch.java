package dev.kalends.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Asks the database once a second whether it works, on a thread and a connection of its
 * own, and makes it work again after a failure. Whoever wants to know is told what the
 * last answer was, at no cost. A question that gets no answer in time counts as a
 * failure.
 */
public class DatabaseWatch implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseWatch.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	/**
	 * A request that fails asks for a probe at once; all that fail within this time get
	 * one.
	 */
	private static final Duration LEAST_PAUSE = Duration.ofMillis(200);

	/**
	 * How long a question may take. It is longer than the timeouts of the connection.
	 */
	private static final Duration PATIENCE = Duration.ofMillis(3500);

	/**
	 * How long the database may fail to be opened for another reason than a full disk.
	 */
	private static final Duration GIVE_UP = Duration.ofSeconds(20);

	/**
	 * No request that began before the end of an outage is still running after that.
	 */
	private static final Duration AFTERMATH = Duration.ofSeconds(15);

	private final WatchedDatabase database;

	private final ConnectionPools pools;

	private final Runnable end;

	private final Semaphore wake = new Semaphore(0);

	private volatile @Nullable Thread thread;

	/**
	 * When the running question was asked, in {@link System#nanoTime()}; 0 when none is.
	 */
	private volatile long askedAt;

	private volatile @Nullable Outage outage;

	private volatile long workingSince = System.nanoTime() - AFTERMATH.toNanos();

	/**
	 * Since when nothing works; of use to the watch's thread only.
	 */
	private long failingSince;

	private long hopelessSince;

	/**
	 * Creates a watch.
	 * @param end ends the process when the database cannot be made to work
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
	 * Returns why the database cannot be used right now; {@code null} when it can.
	 */
	public @Nullable Outage outage() {
		long asked = this.askedAt;
		if (this.outage == null && this.database.isBroken()) {
			this.wake.release();
			return Outage.UNAVAILABLE;
		}
		if (asked != 0 && System.nanoTime() - asked > PATIENCE.toNanos()) {
			return Outage.UNAVAILABLE;
		}
		return this.outage;
	}

	/**
	 * Returns what a failure of a request says about the database; {@code null} when it
	 * has nothing to do with it. A failure that does leads to a probe at once.
	 */
	public @Nullable Outage outageBehind(Throwable failure) {
		Outage behind = DatabaseFailures.outage(failure);
		if (behind == null && DatabaseFailures.isOfDataAccess(failure)) {
			behind = isSettled() ? null : Outage.UNAVAILABLE;
		}
		if (behind != null) {
			this.wake.release();
		}
		return behind;
	}

	/**
	 * Tells whether nothing that runs now can have begun before or during an outage. What
	 * did may fail in any way: it still uses a connection of a database that is closed.
	 */
	private boolean isSettled() {
		return outage() == null && System.nanoTime() - this.workingSince > AFTERMATH.toNanos();
	}

	/**
	 * Asks the database now.
	 */
	void look() {
		this.askedAt = Math.max(1, System.nanoTime());
		try {
			if (this.outage == null) {
				this.database.probe();
			}
			else {
				this.database.recover();
			}
			answered();
		}
		catch (SQLException | RuntimeException ex) {
			failed(ex);
		}
		finally {
			this.askedAt = 0;
		}
	}

	private void answered() {
		if (this.outage != null) {
			this.pools.evict();
			this.workingSince = System.nanoTime();
			this.outage = null;
			logger.info("The database works again, after {} s",
					Duration.ofNanos(System.nanoTime() - this.failingSince).toSeconds());
		}
	}

	private void failed(Exception failure) {
		Outage reason = DatabaseFailures.outage(failure);
		Outage before = this.outage;
		Outage now = (reason != null) ? reason : Outage.UNAVAILABLE;
		// A closed database does not say why; the disk is asked when it is opened again.
		this.outage = now;
		if (before == null) {
			this.failingSince = System.nanoTime();
			this.hopelessSince = this.failingSince;
			logger.warn("The database does not work: {}. Requests are answered with 503 until it does",
					sentence(failure));
			this.pools.evict();
		}
		else if (before != now && now == Outage.DISK_FULL) {
			logger.warn("The disk of the database is full; it is opened again when there is room");
		}
		endIfHopeless(reason, failure);
	}

	/**
	 * A file that cannot be opened again although there is room for it may be damaged, or
	 * H2 may still hold on to it. Another process can do better, or say why not.
	 */
	private void endIfHopeless(@Nullable Outage reason, Exception failure) {
		boolean curable = reason != null || this.database instanceof ServerDatabase;
		if (curable) {
			this.hopelessSince = System.nanoTime();
		}
		else if (System.nanoTime() - this.hopelessSince > GIVE_UP.toNanos()) {
			logger.error("The embedded database cannot be opened again, so this process ends: {}", sentence(failure));
			this.end.run();
		}
	}

	private static String sentence(Exception failure) {
		String message = failure.getMessage();
		return (message != null) ? message.lines().findFirst().orElse("") : failure.getClass().getSimpleName();
	}

	private void watch() {
		try {
			while (Thread.currentThread().equals(this.thread)) {
				look();
				TimeUnit.NANOSECONDS.sleep(LEAST_PAUSE.toNanos());
				this.wake.tryAcquire(PAUSE.minus(LEAST_PAUSE).toNanos(), TimeUnit.NANOSECONDS);
				this.wake.drainPermits();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void start() {
		Thread started = new Thread(this::watch, "database-watch");
		started.setDaemon(true);
		this.thread = started;
		started.start();
	}

	/**
	 * Waits for the running question instead of interrupting it: a thread that is
	 * interrupted while it reads from the embedded database would close the file.
	 */
	@Override
	public void stop() {
		Thread stopped = this.thread;
		this.thread = null;
		this.wake.release();
		try {
			if (stopped != null) {
				stopped.join(PATIENCE.toMillis());
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
	 * It starts before requests are taken, and ends after the last one.
	 */
	@Override
	public int getPhase() {
		return 0;
	}

}
