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
import dev.kalends.calendar.CalendarVersions.Versioned;
import dev.kalends.calendar.FeedWarming;
import dev.kalends.database.DatabaseWatch;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeVersion;
import dev.kalends.freshness.ScopeVersions;
import dev.kalends.freshness.ScopeVersionsIncremented;
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
 * Watches the versions of everybody who has a page open. One look is one statement,
 * however many pages there are: it reads the versions of all their scopes. Only where a
 * person's own version has changed, or now and then, are that person and their session
 * read as well.
 * <p>
 * It looks at once when this node has written something, and otherwise often enough for
 * what other nodes write.
 */
@Component
class LiveWatcher implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(LiveWatcher.class);

	/**
	 * Under a storm of writes there is at most one look in this time.
	 */
	private static final long LEAST_PAUSE = Duration.ofMillis(10).toNanos();

	private static final Duration PATIENCE = Duration.ofSeconds(5);

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
	void scopesBumped(ScopeVersionsIncremented event) {
		wake();
	}

	/**
	 * Signing out ends a session; which one is not said.
	 */
	@EventListener
	void signedOut(LogoutSuccessEvent event) {
		for (LiveConnection connection : this.connections.open()) {
			if (event.getAuthentication().getPrincipal() instanceof SignedInPerson person
					&& person.personId().equals(connection.signedIn().personId())) {
				connection.doubt();
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
		long lookedAt = System.nanoTime() - LEAST_PAUSE;
		try {
			while (Thread.currentThread().equals(this.thread)) {
				this.wake.tryAcquire(this.pollInterval, TimeUnit.NANOSECONDS);
				TimeUnit.NANOSECONDS.sleep(lookedAt + LEAST_PAUSE - System.nanoTime());
				// Whatever wakes it from here on is found by another look.
				this.wake.drainPermits();
				lookedAt = System.nanoTime();
				tryToLook(lookedAt);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void tryToLook(long now) {
		try {
			look(now);
			this.failing = false;
		}
		catch (RuntimeException ex) {
			// During an outage of the database its watch says so.
			if (!this.failing && this.databaseWatch.outageCausing(ex) == null) {
				logger.warn("Open pages are not told of changes for the moment", ex);
			}
			this.failing = true;
		}
	}

	/**
	 * Compares what each open page was told with the versions in the database. The pages
	 * are listed first and the versions read afterwards: a page that opens in between was
	 * told a newer version, and is left to the next look.
	 */
	void look(long now) {
		List<LiveConnection> open = List.copyOf(this.connections.open());
		if (open.isEmpty()) {
			return;
		}
		Set<String> scopes = new HashSet<>();
		open.forEach((connection) -> scopes.addAll(connection.scopes()));
		Map<String, ScopeVersion> versions = this.scopeVersions.read(scopes);
		if (!versions.containsKey(Scope.EVERYONE.name())) {
			// Without rows there is nothing to tell, and nobody is signed out.
			throw new IncompleteDatabaseException();
		}
		RuntimeException failure = null;
		List<SignedInPerson> told = new ArrayList<>();
		for (LiveConnection connection : open) {
			try {
				if (bringUpToDate(connection, versions, now)) {
					told.add(connection.signedIn());
				}
			}
			catch (IncompleteDatabaseException ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				failure = ex;
			}
		}
		this.warming.warm(told);
		if (failure != null) {
			throw failure;
		}
	}

	private boolean bringUpToDate(LiveConnection connection, Map<String, ScopeVersion> versions, long now) {
		if (!connection.needsCheck(versions, now, this.checkInterval)) {
			return connection.follow(versions);
		}
		boolean told = check(connection);
		connection.checkedAt(now);
		return told;
	}

	/**
	 * Reads a person and their session again, and ends the stream when the session is not
	 * valid any more.
	 */
	private boolean check(LiveConnection connection) {
		Optional<Versioned> current = this.calendarVersions.read(this.jdbc, connection.signedIn());
		if (current.isPresent()) {
			return connection.tell(current.get().version());
		}
		connection.end();
		return false;
	}

	@Override
	public void start() {
		Thread started = new Thread(this::watch, "live-watcher");
		started.setDaemon(true);
		this.thread = started;
		this.connections.reopen();
		started.start();
	}

	/**
	 * Ends the streams, and waits for the watcher: a thread that is interrupted while it
	 * reads from the embedded database would close the database's file.
	 */
	@Override
	public void stop() {
		Thread stopped = this.thread;
		this.thread = null;
		this.connections.close();
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
	 * Streams have to end before the web server waits for the requests that are still
	 * running.
	 */
	@Override
	public int getPhase() {
		return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
	}

}
