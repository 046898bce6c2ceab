package dev.kalends.calendar;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kalends.account.SignedInPerson;
import dev.kalends.freshness.NamedCache;
import dev.kalends.freshness.Snapshots;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reference for the benchmark: feeds in Spring's cache as its documentation shows, with a
 * key of person and parameters and without a version.
 * {@link dev.kalends.calendar.fault.AllEntriesEvicted} and
 * {@link dev.kalends.calendar.fault.OneMonthEvicted} define when entries are evicted.
 */
@TestConfiguration(proxyBeanMethods = false)
@EnableCaching
public class FeedInSpringCache {

	public static final String NAME = "usual-feed";

	private static final int MAX_ENTRIES = 10_000;

	@Bean
	NamedCache springCache() {
		return new NamedCache(NAME, Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build());
	}

	@Bean
	CachedFeeds cachedFeeds() {
		return new CachedFeeds();
	}

	@Bean
	@Primary
	CalendarFeed springCachedFeed(CachedFeeds cachedFeeds, CalendarVersions versions, FeedParts parts,
			AsyncCache<FeedKey, FeedBody> unused, FeedCacheProperties properties, Snapshots snapshots,
			JdbcTemplate jdbc, MeterRegistry meters) {
		FeedCacheProperties uncached = new FeedCacheProperties(false, properties.ttl(), properties.maxSize());
		return new CalendarFeed(versions, parts, unused, uncached, snapshots, jdbc, meters) {

			@Override
			Optional<FeedAnswer> read(SignedInPerson signedIn, FeedParameters parameters) {
				AtomicBoolean loaded = new AtomicBoolean();
				FeedAnswer answer = cachedFeeds.events(key(signedIn.getName(), parameters), () -> {
					loaded.set(true);
					return super.read(signedIn, parameters).orElse(null);
				});
				return Optional.ofNullable(answer)
					.map((found) -> new FeedAnswer(found.body(), found.version(), found.request(),
							loaded.get() ? CacheStatus.STORED : CacheStatus.HIT));
			}

		};
	}

	/**
	 * Returns the key of a feed, such as
	 * {@code 0198…:end=[2025-11-01]&start=[2025-10-01]}.
	 */
	public static String key(String personId, Map<String, String[]> parameters) {
		return key(personId, FeedParameters.of(parameters));
	}

	private static String key(String personId, FeedParameters parameters) {
		return personId + ":" + parameters;
	}

	/**
	 * Has the annotated method in a separate bean, because calls within a bean bypass the
	 * proxy.
	 */
	static class CachedFeeds {

		@Cacheable(cacheNames = NAME, key = "#key", unless = "#result == null")
		public CalendarFeed.@Nullable FeedAnswer events(String key,
				Supplier<CalendarFeed.@Nullable FeedAnswer> loading) {
			return loading.get();
		}

	}

}
