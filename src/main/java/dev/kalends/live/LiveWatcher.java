package dev.kalends.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarVersions;
import dev.kalends.calendar.FeedWarming;
import dev.kalends.calendar.ViewerState;
import dev.kalends.database.DatabaseWatch;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeVersion;
import dev.kalends.freshness.ScopeVersions;
import dev.kalends.freshness.ScopeVersionsIncremented;
import dev.kalends.shared.DaemonThreads;
import dev.kalends.shared.IncompleteDatabaseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * Polls the scope versions of everyone who has a page open. A poll is a single statement
 * for any number of pages, because it reads the versions of all their scopes. The person
 * and the session are only read if the version of the person's own scope changed, and at
 * regular intervals.
 * <p>
 * A change on this node triggers a poll immediately; the poll interval detects the
 * changes of other nodes.
 */
@Component
class LiveWatcher implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(LiveWatcher.class);

	/**
	 * Minimum time between two polls during a burst of writes.
	 */
	private static final long MIN_INTERVAL = Duration.ofMillis(10).toNanos();

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final LiveConnections connections;

	private final ScopeVersions scopeVersions;

	private final CalendarVersions calendarVersions;

	private final FeedWarming warming;

	private final JdbcTemplate jdbc;

	private final DatabaseWatch databaseWatch;

	private final long pollInterval;

	private final long checkInterval;

	private final Semaphore wake = new Semaphore(0);

	private volatile @Nullable Thread thread;

	private boolean failing;

	LiveWatcher(LiveConnections connections, ScopeVersions scopeVersions, CalendarVersions calendarVersions,
			FeedWarming warming, JdbcTemplate jdbc, DatabaseWatch databaseWatch, LiveProperties properties) {
		this.connections = connections;
		this.scopeVersions = scopeVersions;
		this.calendarVersions = calendarVersions;
		this.warming = warming;
		this.jdbc = jdbc;
		this.databaseWatch = databaseWatch;
		this.pollInterval = properties.pollInterval().toNanos();
		this.checkInterval = properties.heartbeatInterval().toNanos();
	}

	@EventListener
	void scopeVersionsIncremented(ScopeVersionsIncremented event) {
		wake();
	}

	/**
	 * Signing out ends one session. The event does not say which, so all sessions of the
	 * person are checked.
	 */
	@EventListener
	void signedOut(LogoutSuccessEvent event) {
		for (LiveConnection connection : this.connections.open()) {
			if (event.getAuthentication().getPrincipal() instanceof SignedInPerson person
					&& person.personId().equals(connection.signedIn().personId())) {
				connection.requestCheck();
			}
		}
		wake();
	}

	private void wake() {
		if (this.connections.count() > 0) {
			this.wake.release();
		}
	}

	private void watch() {
		long polledAt = System.nanoTime() - MIN_INTERVAL;
		try {
			while (Thread.currentThread().equals(this.thread)) {
				this.wake.tryAcquire(this.pollInterval, TimeUnit.NANOSECONDS);
				TimeUnit.NANOSECONDS.sleep(polledAt + MIN_INTERVAL - System.nanoTime());
				// Any wake-up from here on leads to another poll.
				this.wake.drainPermits();
				polledAt = System.nanoTime();
				tryToPoll(polledAt);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void tryToPoll(long now) {
		try {
			poll(now);
			this.failing = false;
		}
		catch (RuntimeException ex) {
			// During an outage, the database watch logs the cause.
			if (!this.failing && this.databaseWatch.outageCausing(ex) == null) {
				logger.warn("Open pages do not receive changes at the moment", ex);
			}
			this.failing = true;
		}
	}

	/**
	 * Compares the last version sent to each open page with the versions in the database.
	 * The pages are listed before the versions are read: a page that opens in between has
	 * received a newer version and is left to the next poll.
	 */
	void poll(long now) {
		List<LiveConnection> open = List.copyOf(this.connections.open());
		if (open.isEmpty()) {
			return;
		}
		Set<String> scopes = new HashSet<>();
		open.forEach((connection) -> scopes.addAll(connection.scopes()));
		Map<String, ScopeVersion> versions = this.scopeVersions.read(scopes);
		if (!versions.containsKey(Scope.EVERYONE.name())) {
			// Rows are missing during a restore. Nothing is sent, and nobody is signed
			// out.
			throw new IncompleteDatabaseException();
		}
		RuntimeException failure = null;
		List<SignedInPerson> notified = new ArrayList<>();
		for (LiveConnection connection : open) {
			try {
				if (update(connection, versions, now)) {
					notified.add(connection.signedIn());
				}
			}
			catch (IncompleteDatabaseException ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				failure = ex;
			}
		}
		this.warming.warm(notified);
		if (failure != null) {
			throw failure;
		}
	}

	private boolean update(LiveConnection connection, Map<String, ScopeVersion> versions, long now) {
		if (!connection.needsCheck(versions, now, this.checkInterval)) {
			return connection.update(versions);
		}
		boolean notified = check(connection);
		connection.checkedAt(now);
		return notified;
	}

	/**
	 * Reads the person and the session again, and ends the stream if the session is no
	 * longer valid.
	 */
	private boolean check(LiveConnection connection) {
		Optional<ViewerState> current = this.calendarVersions.read(this.jdbc, connection.signedIn());
		if (current.isPresent()) {
			return connection.sendVersion(current.get().version());
		}
		connection.end();
		return false;
	}

	@Override
	public void start() {
		Thread started = DaemonThreads.unstarted("live-watcher", this::watch);
		this.thread = started;
		this.connections.reopen();
		started.start();
	}

	/**
	 * Ends all streams and waits for the watcher. The thread is not interrupted, because
	 * H2 closes the file if a thread is interrupted while it reads from the embedded
	 * database.
	 */
	@Override
	public void stop() {
		Thread stopped = this.thread;
		this.thread = null;
		this.connections.close();
		this.wake.release();
		try {
			if (stopped != null) {
				stopped.join(STOP_TIMEOUT.toMillis());
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
	 * Streams must end before the web server waits for running requests.
	 */
	@Override
	public int getPhase() {
		return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
	}

}
