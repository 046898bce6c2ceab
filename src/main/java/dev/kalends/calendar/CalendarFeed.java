package dev.kalends.calendar;

import java.util.Optional;

import com.github.benmanes.caffeine.cache.AsyncCache;
import dev.kalends.account.SignedInPerson;
import dev.kalends.freshness.Snapshots;
import dev.kalends.shared.UnreadableInputException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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

	private static final Attempt CHANGED = new Changed();

	private final CalendarVersions versions;

	private final FeedParts parts;

	private final SingleFlight<FeedKey, FeedBody> flights;

	private final boolean enabled;

	private final Snapshots snapshots;

	private final JdbcTemplate jdbc;

	private final Counter cacheFailures;

	CalendarFeed(CalendarVersions versions, FeedParts parts, AsyncCache<FeedKey, FeedBody> cache,
			FeedCacheProperties properties, Snapshots snapshots, JdbcTemplate jdbc, MeterRegistry meters) {
		this.versions = versions;
		this.parts = parts;
		this.flights = new SingleFlight<>(cache);
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
	Optional<FeedAnswer> read(SignedInPerson signedIn, FeedParameters parameters) {
		if (!this.enabled) {
			return readUncached(signedIn, parameters, CacheStatus.BYPASS);
		}
		for (int round = 0; round < MAX_ROUNDS; round++) {
			Optional<ViewerState> state = this.versions.read(this.jdbc, signedIn);
			if (state.isEmpty()) {
				return Optional.empty();
			}
			Attempt attempt = readThroughCache(signedIn, state.get(), parameters);
			if (attempt instanceof Finished finished) {
				return finished.answer();
			}
		}
		return readUncached(signedIn, parameters, CacheStatus.MISS);
	}

	private Attempt readThroughCache(SignedInPerson signedIn, ViewerState state, FeedParameters parameters) {
		FeedRequest request = parameters.resolve(state);
		FeedKey key = FeedKey.of(state.version(), request);
		SingleFlight.Entry<FeedBody> entry;
		try {
			entry = this.flights.find(key);
		}
		catch (RuntimeException ex) {
			this.cacheFailures.increment();
			logger.warn("The feed cache failed; the feed is read from the database", ex);
			return new Finished(readUncached(signedIn, parameters, CacheStatus.MISS));
		}
		if (entry instanceof SingleFlight.Load<FeedBody> load) {
			logger.debug("Feed miss {}", key);
			return load(signedIn, state, request, key, load);
		}
		logger.debug("Feed hit {}", key);
		return entry.await()
			.<Attempt>map((body) -> Finished.with(body, state, request, CacheStatus.HIT))
			.orElse(CHANGED);
	}

	private Attempt load(SignedInPerson signedIn, ViewerState state, FeedRequest request, FeedKey key,
			SingleFlight.Load<FeedBody> load) {
		try {
			Optional<FeedParts.Composed> composed = this.parts.compose(signedIn, state, request);
			if (composed.isEmpty()) {
				logger.debug("The calendar changed while {} was read", key);
				return CHANGED;
			}
			load.complete(composed.get().body());
			return Finished.with(composed.get().body(), state, request,
					composed.get().loaded() ? CacheStatus.STORED : CacheStatus.HIT);
		}
		finally {
			load.abandon();
		}
	}

	private Optional<FeedAnswer> readUncached(SignedInPerson signedIn, FeedParameters parameters, CacheStatus status) {
		return this.snapshots.read((snapshot) -> this.versions.read(snapshot, signedIn).map((state) -> {
			FeedRequest request = parameters.resolve(state);
			return new FeedAnswer(this.parts.composeFrom(snapshot, state, request), state.version(), request, status);
		}));
	}

	/**
	 * The result of one round.
	 */
	private sealed interface Attempt {

	}

	/**
	 * The request is answered.
	 *
	 * @param answer empty if the session is no longer valid
	 */
	private record Finished(Optional<FeedAnswer> answer) implements Attempt {

		static Finished with(FeedBody body, ViewerState state, FeedRequest request, CacheStatus status) {
			return new Finished(Optional.of(new FeedAnswer(body, state.version(), request, status)));
		}

	}

	/**
	 * The calendar changed in the meantime, so the next round has to start over.
	 */
	private record Changed() implements Attempt {

	}

	/**
	 * A feed to send.
	 *
	 * @param body the events as JSON
	 * @param version the version of the calendar that the events belong to
	 * @param request what was asked for
	 * @param status the source of the feed
	 */
	record FeedAnswer(FeedBody body, CalendarVersion version, FeedRequest request, CacheStatus status) {

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
