package dev.kalends.calendar;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.github.benmanes.caffeine.cache.AsyncCache;
import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarVersions.Versioned;
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
 * Answers feeds from the cache without ever answering with anything older than the last
 * acknowledged change. The order of the steps is the whole point; the package
 * documentation of {@code dev.kalends.freshness} proves it.
 * <ol>
 * <li>The calendar's version is read from the database, with every request.</li>
 * <li>The entry is looked up under that version. A hit ends here, after one
 * statement.</li>
 * <li>Else it is put together from parts, one for each team and one for the person alone,
 * which are looked up under the versions that they depend on. When all are there, it is a
 * hit as well: what a team sees is loaded once for everybody in it.</li>
 * <li>Parts that are missing are read in one snapshot, and then the version once more,
 * outside of it. When it has not moved, they are what that version stands for, and are
 * kept and sent. When it has, all begins anew.</li>
 * <li>After a few rounds of that, version and items are read in one snapshot and sent
 * without being kept.</li>
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
	 * @return empty when the session holds no longer
	 * @throws UnreadableInputException when a parameter cannot be understood
	 */
	Optional<FeedAnswer> read(SignedInPerson signedIn, Map<String, String[]> parameters) {
		if (!this.enabled) {
			return readUncached(signedIn, parameters, CacheStatus.BYPASS);
		}
		for (int round = 0; round < MAX_ROUNDS; round++) {
			Optional<Versioned> versioned = this.versions.read(this.jdbc, signedIn);
			if (versioned.isEmpty()) {
				return Optional.empty();
			}
			FeedRequest request = FeedRequest.parse(parameters, versioned.get().viewer(),
					versioned.get().memberships());
			FeedAnswer answer = readThroughCache(signedIn, versioned.get(), request);
			if (answer != null) {
				return Optional.of(answer);
			}
		}
		return readUncached(signedIn, parameters, CacheStatus.MISS);
	}

	/**
	 * Returns the feed as it is under a version; {@code null} when the calendar moved on
	 * meanwhile.
	 */
	private @Nullable FeedAnswer readThroughCache(SignedInPerson signedIn, Versioned versioned, FeedRequest request) {
		FeedKey key = FeedKey.of(versioned.version(), request);
		CompletableFuture<@Nullable FeedBody> own = new CompletableFuture<>();
		CompletableFuture<FeedBody> found;
		try {
			found = findOrAnnounce(key, own);
		}
		catch (RuntimeException ex) {
			return readBypassingCache(ex, signedIn, versioned, request);
		}
		if (found != null) {
			FeedBody body = loadedByOther(found);
			logger.debug("Feed hit {}", key);
			return (body != null) ? new FeedAnswer(body, versioned.version(), CacheStatus.HIT) : null;
		}
		logger.debug("Feed not kept {}", key);
		return load(signedIn, versioned, request, key, own);
	}

	/**
	 * Returns the entry of a key, be it still loading. Without one, others find the
	 * announced one from now on.
	 */
	@SuppressWarnings("NullAway") // an announced entry may end without a value
	private @Nullable CompletableFuture<FeedBody> findOrAnnounce(FeedKey key,
			CompletableFuture<@Nullable FeedBody> announced) {
		CompletableFuture<FeedBody> found = this.cache.getIfPresent(key);
		return (found != null) ? found : this.cache.asMap().putIfAbsent(key, (CompletableFuture<FeedBody>) announced);
	}

	private static @Nullable FeedBody loadedByOther(CompletableFuture<FeedBody> loading) {
		try {
			return loading.join();
		}
		catch (RuntimeException ex) {
			// Whoever loads it is told; this request tries for itself.
			logger.debug("The entry waited for was not loaded", ex);
			return null;
		}
	}

	private @Nullable FeedAnswer load(SignedInPerson signedIn, Versioned versioned, FeedRequest request, FeedKey key,
			CompletableFuture<@Nullable FeedBody> own) {
		FeedParts.Composed composed = null;
		try {
			composed = this.parts.compose(signedIn, versioned, request);
		}
		finally {
			// Without a value the entry leaves the cache, and whoever waits starts again.
			own.complete((composed != null) ? composed.body() : null);
		}
		if (composed == null) {
			logger.debug("The calendar moved while {} was read", key);
			return null;
		}
		return new FeedAnswer(composed.body(), versioned.version(),
				composed.loaded() ? CacheStatus.STORED : CacheStatus.HIT);
	}

	private @Nullable FeedAnswer readBypassingCache(RuntimeException failure, SignedInPerson signedIn,
			Versioned versioned, FeedRequest request) {
		this.cacheFailures.increment();
		logger.warn("The feed cache failed; the feed is read from the database", failure);
		return this.snapshots.read((snapshot) -> this.versions.read(snapshot, signedIn)
			.map((current) -> new FeedAnswer(this.parts.composeFrom(snapshot, current, request), current.version(),
					CacheStatus.MISS))
			.orElse(null));
	}

	private Optional<FeedAnswer> readUncached(SignedInPerson signedIn, Map<String, String[]> parameters,
			CacheStatus status) {
		return this.snapshots.read((snapshot) -> this.versions.read(snapshot, signedIn).map((versioned) -> {
			FeedRequest request = FeedRequest.parse(parameters, versioned.viewer(), versioned.memberships());
			return new FeedAnswer(this.parts.composeFrom(snapshot, versioned, request), versioned.version(), status);
		}));
	}

	/**
	 * A feed to send.
	 *
	 * @param body the events as JSON
	 * @param version the version of the calendar that the events show
	 * @param status where it came from
	 */
	record FeedAnswer(FeedBody body, CalendarVersion version, CacheStatus status) {

	}

	/**
	 * Where an answer came from (RFC 9211).
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
		 * Returns the value of the tag {@code cache} of the metrics.
		 */
		String metric() {
			return this.metric;
		}

	}

}
