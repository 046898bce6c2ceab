package dev.kalends.calendar;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarFeed.FeedAnswer;
import dev.kalends.calendar.CalendarVersions.Versioned;
import dev.kalends.freshness.Snapshots;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Holds a sample of the hits against the database: what was answered from the cache has
 * to be, byte for byte, what the database says under the same version. The number of
 * differences is expected to stay 0 for ever.
 * <p>
 * A check never delays an answer. It reads version and events in one snapshot; when the
 * calendar has moved on meanwhile there is nothing to compare, and the check does not
 * count.
 */
@Component
class FeedMonitor implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(FeedMonitor.class);

	private static final int MAX_WAITING = 64;

	/**
	 * The least time from one check to the next, so that a busy node does not spend
	 * itself on them. Where every hit is to be checked, it is, whatever it costs.
	 */
	private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

	private final CalendarVersions versions;

	private final FeedParts parts;

	private final Snapshots snapshots;

	private final double sampleRate;

	private final Counter checks;

	private final Counter stale;

	private final ThreadPoolExecutor executor;

	private final AtomicLong lastSample = new AtomicLong(System.nanoTime() - GAP_NANOS);

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
		CustomizableThreadFactory threads = new CustomizableThreadFactory("feed-monitor-");
		threads.setDaemon(true);
		// Under load checks are left out rather than piled up.
		this.executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING),
				threads, new ThreadPoolExecutor.DiscardPolicy());
	}

	/**
	 * Checks an answer that came from the cache, if chance chooses it.
	 */
	void sample(SignedInPerson signedIn, Map<String, String[]> parameters, FeedAnswer answer) {
		if (this.sampleRate > 0 && ThreadLocalRandom.current().nextDouble() < this.sampleRate && isDue()) {
			Map<String, String[]> copy = new HashMap<>(parameters);
			this.executor.execute(() -> check(signedIn, copy, answer));
		}
	}

	private boolean isDue() {
		long last = this.lastSample.get();
		long now = System.nanoTime();
		return this.sampleRate == 1 || (now - last >= GAP_NANOS && this.lastSample.compareAndSet(last, now));
	}

	/**
	 * Holds an answer against the database.
	 */
	void check(SignedInPerson signedIn, Map<String, String[]> parameters, FeedAnswer answer) {
		try {
			this.snapshots.read((snapshot) -> recomputed(snapshot, signedIn, parameters, answer))
				.ifPresent((json) -> compare(json, answer));
		}
		catch (RuntimeException ex) {
			logger.debug("An answer could not be checked", ex);
		}
	}

	private Optional<byte[]> recomputed(JdbcOperations snapshot, SignedInPerson signedIn,
			Map<String, String[]> parameters, FeedAnswer answer) {
		Optional<Versioned> now = this.versions.read(snapshot, signedIn);
		return now.filter((versioned) -> versioned.version().equals(answer.version())).map((versioned) -> {
			FeedRequest request = FeedRequest.parse(parameters, versioned.viewer(), versioned.memberships());
			return this.parts.composeFrom(snapshot, versioned, request).json();
		});
	}

	private void compare(byte[] json, FeedAnswer answer) {
		this.checks.increment();
		if (!Arrays.equals(json, answer.body().json())) {
			this.stale.increment();
			logger.error("A feed from the cache differs from the database under version {}: switch the cache off with"
					+ " kalends.calendar.cache.enabled=false and report it", answer.version().vector());
		}
	}

	@Override
	public void destroy() {
		this.executor.shutdown();
	}

}
