package dev.kalends.calendar;

import java.util.List;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;

import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The cache of feeds, bounded by the memory it takes. The cache manager makes its figures
 * known to the metrics; the feed itself uses the cache directly, because it needs an
 * entry that is still being loaded to be found by others.
 */
@Configuration(proxyBeanMethods = false)
class FeedCacheConfiguration {

	static final String NAME = "calendar-feed";

	private static final int ENTRY_OVERHEAD = 200;

	/**
	 * Whoever misses loads the entry in their own thread, and maintenance is done by
	 * whoever happens to use the cache: the common pool has a single thread on two cores,
	 * and one slow load would hold up the others.
	 */
	@Bean
	AsyncCache<FeedKey, FeedBody> feedCacheEntries(FeedCacheProperties properties) {
		Weigher<FeedKey, FeedBody> bytes = (key, body) -> key.weight() + body.bytes().length + ENTRY_OVERHEAD;
		return Caffeine.newBuilder()
			.maximumWeight(properties.maxSize().toBytes())
			.weigher(bytes)
			.expireAfterAccess(properties.ttl())
			.executor(Runnable::run)
			.recordStats()
			.buildAsync();
	}

	@Bean
	@SuppressWarnings({ "unchecked", "rawtypes" })
	CacheManager cacheManager(AsyncCache<FeedKey, FeedBody> feedCacheEntries) {
		CaffeineCacheManager manager = new CaffeineCacheManager();
		manager.setCacheNames(List.of());
		manager.registerCustomCache(NAME, (AsyncCache) feedCacheEntries);
		return manager;
	}

}
