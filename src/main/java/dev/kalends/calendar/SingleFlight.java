package dev.kalends.calendar;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.github.benmanes.caffeine.cache.AsyncCache;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads each missing entry of a cache only once, even if several requests need it at the
 * same time (single flight). The first request loads the entry on its own thread; the
 * others wait for it.
 * <p>
 * A request that loads several entries must complete all of them before it waits for
 * others, so that two requests cannot wait for each other.
 * <p>
 * Caffeine's {@code get(key, mappingFunction)} does the same for a single entry, but a
 * feed loads all of its missing parts with one query.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the entries
 */
final class SingleFlight<K, V> {

	private static final Logger logger = LoggerFactory.getLogger(SingleFlight.class);

	private final AsyncCache<K, V> cache;

	SingleFlight(AsyncCache<K, V> cache) {
		this.cache = cache;
	}

	/**
	 * Finds an entry, or registers the caller as the one who loads it.
	 */
	Entry<V> find(K key) {
		CompletableFuture<V> found = this.cache.getIfPresent(key);
		if (found == null) {
			Load<V> load = new Load<>();
			found = this.cache.asMap().putIfAbsent(key, load.future());
			if (found == null) {
				return load;
			}
		}
		return new Found<>(found);
	}

	private static <V> Optional<V> valueOf(CompletableFuture<? extends @Nullable V> future) {
		try {
			return Optional.ofNullable(future.join());
		}
		catch (RuntimeException ex) {
			// The loading request reports the failure; this request retries.
			logger.debug("Another request failed to load the entry", ex);
			return Optional.empty();
		}
	}

	/**
	 * An entry of the cache.
	 *
	 * @param <V> the type of the value
	 */
	sealed interface Entry<V> {

		/**
		 * Returns the value, and waits until it is loaded.
		 * @return empty if the load was abandoned or failed
		 */
		Optional<V> await();

	}

	/**
	 * An entry that is cached or is being loaded by another request.
	 */
	record Found<V>(CompletableFuture<V> future) implements Entry<V> {

		@Override
		public Optional<V> await() {
			return valueOf(this.future);
		}

	}

	/**
	 * An entry that the caller has to load. The caller must either complete or abandon
	 * it.
	 */
	static final class Load<V> implements Entry<V> {

		private final CompletableFuture<@Nullable V> future = new CompletableFuture<>();

		/**
		 * Creates a load that other requests cannot find.
		 */
		Load() {
		}

		/**
		 * Caches the value, and passes it to the requests that wait for it.
		 */
		void complete(V value) {
			this.future.complete(value);
		}

		/**
		 * Removes the entry from the cache, and lets the requests that wait for it start
		 * over. Has no effect after {@link #complete}.
		 */
		void abandon() {
			this.future.complete(null);
		}

		@Override
		public Optional<V> await() {
			return valueOf(this.future);
		}

		@SuppressWarnings("NullAway") // Caffeine removes an entry without a value
		private CompletableFuture<V> future() {
			return (CompletableFuture<V>) this.future;
		}

	}

}
