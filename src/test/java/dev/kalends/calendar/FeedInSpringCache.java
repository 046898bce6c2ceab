package dev.kalends.calendar;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
 * What a benchmark holds feeds against: feeds kept the way that Spring's documentation
 * shows, under who asks and what they ask for and without a version. Who voids them is
 * left to {@link AllEntriesEvicted} and {@link OneMonthEvicted}.
 */
@TestConfiguration(proxyBeanMethods = false)
@EnableCaching
class FeedInSpringCache {

	static final String NAME = "usual-feed";

	private static final int MAX_ENTRIES = 10_000;

	@Bean
	NamedCache usualCache() {
		return new NamedCache(NAME, Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build());
	}

	@Bean
	Kept kept() {
		return new Kept();
	}

	@Bean
	@Primary
	CalendarFeed usualFeed(Kept kept, CalendarVersions versions, FeedParts parts, AsyncCache<FeedKey, FeedBody> unused,
			FeedCacheProperties properties, Snapshots snapshots, JdbcTemplate jdbc, MeterRegistry meters) {
		FeedCacheProperties uncached = new FeedCacheProperties(false, properties.ttl(), properties.maxSize());
		return new CalendarFeed(versions, parts, unused, uncached, snapshots, jdbc, meters) {

			@Override
			Optional<FeedAnswer> read(SignedInPerson signedIn, Map<String, String[]> parameters) {
				AtomicBoolean loaded = new AtomicBoolean();
				FeedAnswer answer = kept.events(key(signedIn.getName(), parameters), () -> {
					loaded.set(true);
					return super.read(signedIn, parameters).orElse(null);
				});
				return Optional.ofNullable(answer)
					.map((found) -> new FeedAnswer(found.body(), found.version(),
							loaded.get() ? CacheStatus.STORED : CacheStatus.HIT));
			}

		};
	}

	/**
	 * Returns what somebody's feed is kept under, such as
	 * {@code 0198…:end=2025-11-01:start=2025-10-01}.
	 */
	static String key(String personId, Map<String, String[]> parameters) {
		return personId + ":"
				+ new TreeMap<>(parameters).entrySet()
					.stream()
					.map((parameter) -> parameter.getKey() + "=" + String.join(",", parameter.getValue()))
					.collect(Collectors.joining(":"));
	}

	/**
	 * Where the annotation stands; calls of one's own methods go past it.
	 */
	static class Kept {

		@Cacheable(cacheNames = NAME, key = "#key", unless = "#result == null")
		public CalendarFeed.@Nullable FeedAnswer events(String key,
				Supplier<CalendarFeed.@Nullable FeedAnswer> loading) {
			return loading.get();
		}

	}

}
