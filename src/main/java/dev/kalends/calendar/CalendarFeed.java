package dev.kalends.calendar;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.github.benmanes.caffeine.cache.AsyncCache;
import dev.kalends.account.SignedInPerson;
import dev.kalends.freshness.Snapshots;
import dev.kalends.shared.UnreadableInputException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Returns feeds from the cache, but never a feed older than the last acknowledged change.
 * Correctness depends on the order of the steps; the package documentation of {@code
 * dev.kalends.freshness} contains the proof.
 * <ol>
 * <li>Every request reads the version of the calendar from the database.</li>
 * <li>The entry is looked up under that version. A hit ends here, after one
 * statement.</li>
 * <li>Otherwise the feed is composed from parts, one per team and one for the person,
 * which are looked up under the versions they depend on. If all parts are cached, this is
 * a hit as well: a team's items are loaded once for all its members.</li>
 * <li>Missing parts are read in one snapshot, and then the version is read again outside
 * the snapshot. If the version is unchanged, the parts belong to it and are cached and
 * sent. If it changed, everything starts over.</li>
 * <li>After a few rounds, version and items are read in one snapshot and sent without
 * being cached.</li>
 * </ol>
 */
@Component
class CalendarFeed {

	private static final Logger logger = LoggerFactory.getLogger(CalendarFeed.class);

	private static final int MAX_ROUNDS = 3;

	private final CalendarVersions versions;

	private final FeedParts parts;

	private final AsyncCache<FeedKey, FeedBody> cache;

	private final boolean enabled;

	private final Snapshots snapshots;

	private final JdbcTemplate jdbc;

	private final Counter cacheFailures;

	CalendarFeed(CalendarVersions versions, FeedParts parts, AsyncCache<FeedKey, FeedBody> cache,
			FeedCacheProperties properties, Snapshots snapshots, JdbcTemplate jdbc, MeterRegistry meters) {
		this.versions = versions;
		this.parts = parts;
		this.cache = cache;
		this.enabled = properties.enabled();
		this.snapshots = snapshots;
		this.jdbc = jdbc;
		this.cacheFailures = Counter.builder("kalends.feed.cache.failures")
			.description("Feeds answered from the database because the cache failed")
			.register(meters);
	}

	/**
	 * Returns the feed of the person behind a session.
	 * @return empty if the session is no longer valid
	 * @throws UnreadableInputException if a parameter is invalid
	 */
	Optional<FeedAnswer> read(SignedInPerson signedIn, Map<String, String[]> parameters) {
		if (!this.enabled) {
			return readUncached(signedIn, parameters, CacheStatus.BYPASS);
		}
		for (int round = 0; round < MAX_ROUNDS; round++) {
			Optional<ViewerState> state = this.versions.read(this.jdbc, signedIn);
			if (state.isEmpty()) {
				return Optional.empty();
			}
			FeedRequest request = FeedRequest.parse(parameters, state.get().viewer(), state.get().memberships());
			FeedAnswer answer = readThroughCache(signedIn, state.get(), request);
			if (answer != null) {
				return Optional.of(answer);
			}
		}
		return readUncached(signedIn, parameters, CacheStatus.MISS);
	}

	/**
	 * Returns the feed for a version, or {@code null} if the calendar changed in the
	 * meantime.
	 */
	private @Nullable FeedAnswer readThroughCache(SignedInPerson signedIn, ViewerState state, FeedRequest request) {
		FeedKey key = FeedKey.of(state.version(), request);
		CompletableFuture<@Nullable FeedBody> ownLoad = new CompletableFuture<>();
		CompletableFuture<FeedBody> found;
		try {
			found = findOrRegister(key, ownLoad);
		}
		catch (RuntimeException ex) {
			return readBypassingCache(ex, signedIn, state, request);
		}
		if (found != null) {
			FeedBody body = awaitLoadByOther(found);
			logger.debug("Feed hit {}", key);
			return (body != null) ? new FeedAnswer(body, state.version(), CacheStatus.HIT) : null;
		}
		logger.debug("Feed miss {}", key);
		return load(signedIn, state, request, key, ownLoad);
	}

	/**
	 * Returns the existing entry, which may still be loading, or registers a new one that
	 * other requests can find (single flight). Returns {@code null} if the new one was
	 * registered.
	 */
	@SuppressWarnings("NullAway") // a registered entry may complete without a value
	private @Nullable CompletableFuture<FeedBody> findOrRegister(FeedKey key,
			CompletableFuture<@Nullable FeedBody> registered) {
		CompletableFuture<FeedBody> found = this.cache.getIfPresent(key);
		return (found != null) ? found : this.cache.asMap().putIfAbsent(key, (CompletableFuture<FeedBody>) registered);
	}

	private static @Nullable FeedBody awaitLoadByOther(CompletableFuture<FeedBody> loading) {
		try {
			return loading.join();
		}
		catch (RuntimeException ex) {
			// The loading request reports the failure; this request retries.
			logger.debug("Another request failed to load the entry", ex);
			return null;
		}
	}

	private @Nullable FeedAnswer load(SignedInPerson signedIn, ViewerState state, FeedRequest request, FeedKey key,
			CompletableFuture<@Nullable FeedBody> ownLoad) {
		FeedParts.Composed composed = null;
		try {
			composed = this.parts.compose(signedIn, state, request);
		}
		finally {
			// Completed without a value, the entry is removed from the cache, and waiting
			// requests start over.
			ownLoad.complete((composed != null) ? composed.body() : null);
		}
		if (composed == null) {
			logger.debug("The calendar changed while {} was read", key);
			return null;
		}
		return new FeedAnswer(composed.body(), state.version(),
				composed.loaded() ? CacheStatus.STORED : CacheStatus.HIT);
	}

	private @Nullable FeedAnswer readBypassingCache(RuntimeException failure, SignedInPerson signedIn,
			ViewerState state, FeedRequest request) {
		this.cacheFailures.increment();
		logger.warn("The feed cache failed; the feed is read from the database", failure);
		return this.snapshots.read((snapshot) -> this.versions.read(snapshot, signedIn)
			.map((current) -> new FeedAnswer(this.parts.composeFrom(snapshot, current, request), current.version(),
					CacheStatus.MISS))
			.orElse(null));
	}

	private Optional<FeedAnswer> readUncached(SignedInPerson signedIn, Map<String, String[]> parameters,
			CacheStatus status) {
		return this.snapshots.read((snapshot) -> this.versions.read(snapshot, signedIn).map((state) -> {
			FeedRequest request = FeedRequest.parse(parameters, state.viewer(), state.memberships());
			return new FeedAnswer(this.parts.composeFrom(snapshot, state, request), state.version(), status);
		}));
	}

	/**
	 * A feed to send.
	 *
	 * @param body the events as JSON
	 * @param version the version of the calendar that the events belong to
	 * @param status the source of the feed
	 */
	record FeedAnswer(FeedBody body, CalendarVersion version, CacheStatus status) {

	}

	/**
	 * The source of a response (RFC 9211).
	 */
	enum CacheStatus {

		HIT("hit", "hit"), STORED("fwd=miss; stored", "miss"), MISS("fwd=miss", "miss"), BYPASS("fwd=bypass", "bypass");

		private final String parameters;

		private final String metric;

		CacheStatus(String parameters, String metric) {
			this.parameters = parameters;
			this.metric = metric;
		}

		/**
		 * Returns the value of the header {@code Cache-Status}.
		 */
		String header() {
			return "kalends; " + this.parameters;
		}

		/**
		 * Returns the value of the metric tag {@code cache}.
		 */
		String metric() {
			return this.metric;
		}

	}

}
