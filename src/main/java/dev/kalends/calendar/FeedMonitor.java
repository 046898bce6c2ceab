package dev.kalends.calendar;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarFeed.FeedAnswer;
import dev.kalends.freshness.Snapshots;
import dev.kalends.shared.DaemonThreads;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Compares a sample of the cache hits with the database: a cached feed must be
 * byte-for-byte identical to the feed in the database for the same version. The number of
 * differences must always be 0.
 * <p>
 * A check never delays a response. It reads version and events in one snapshot. If the
 * calendar has changed since, the feeds cannot be compared and the check is not counted.
 */
@Component
class FeedMonitor implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(FeedMonitor.class);

	private static final int MAX_QUEUED = 64;

	/**
	 * Minimum time between two checks, to limit the load on a busy node. It does not
	 * apply at a sample rate of 1, where every hit is checked.
	 */
	private static final long MIN_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

	private final CalendarVersions versions;

	private final FeedParts parts;

	private final Snapshots snapshots;

	private final double sampleRate;

	private final Counter checks;

	private final Counter stale;

	private final ThreadPoolExecutor executor;

	private final AtomicLong lastSample = new AtomicLong(System.nanoTime() - MIN_INTERVAL_NANOS);

	FeedMonitor(CalendarVersions versions, FeedParts parts, Snapshots snapshots, FeedMonitorProperties properties,
			MeterRegistry meters) {
		this.versions = versions;
		this.parts = parts;
		this.snapshots = snapshots;
		this.sampleRate = properties.sampleRate();
		this.checks = Counter.builder("kalends.feed.consistency.checks")
			.description("Cached feeds that were compared with the database")
			.register(meters);
		this.stale = Counter.builder("kalends.feed.consistency.stale")
			.description("Cached feeds that differed from the database")
			.register(meters);
		// Under load checks are dropped instead of queued.
		this.executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_QUEUED),
				DaemonThreads.factory("feed-monitor-"), new ThreadPoolExecutor.DiscardPolicy());
	}

	/**
	 * Checks a cached feed if it is selected for the sample.
	 */
	void sample(SignedInPerson signedIn, FeedAnswer answer) {
		if (this.sampleRate > 0 && ThreadLocalRandom.current().nextDouble() < this.sampleRate && isDue()) {
			this.executor.execute(() -> check(signedIn, answer));
		}
	}

	private boolean isDue() {
		long last = this.lastSample.get();
		long current = System.nanoTime();
		return this.sampleRate == 1
				|| (current - last >= MIN_INTERVAL_NANOS && this.lastSample.compareAndSet(last, current));
	}

	/**
	 * Compares a feed with the database.
	 */
	void check(SignedInPerson signedIn, FeedAnswer answer) {
		try {
			this.snapshots.read((snapshot) -> recomputed(snapshot, signedIn, answer))
				.ifPresent((json) -> compare(json, answer));
		}
		catch (RuntimeException ex) {
			logger.debug("A cached feed could not be checked", ex);
		}
	}

	private Optional<byte[]> recomputed(JdbcOperations snapshot, SignedInPerson signedIn, FeedAnswer answer) {
		return this.versions.read(snapshot, signedIn)
			.filter((state) -> state.version().equals(answer.version()))
			.map((state) -> this.parts.composeFrom(snapshot, state, answer.request()).json());
	}

	private void compare(byte[] json, FeedAnswer answer) {
		this.checks.increment();
		if (!Arrays.equals(json, answer.body().json())) {
			this.stale.increment();
			logger.error("A cached feed differs from the database under version {}: disable the cache with"
					+ " kalends.calendar.cache.enabled=false and report this error", answer.version().vector());
		}
	}

	@Override
	public void destroy() {
		this.executor.shutdown();
	}

}
