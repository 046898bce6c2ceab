package dev.kalends.calendar;

import java.util.List;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import dev.kalends.freshness.NamedCache;

import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The caches of feeds, bounded by the memory they take. The cache manager makes its
 * figures known to the metrics; the feed itself uses the cache directly, because it needs
 * an entry that is still being loaded to be found by others.
 */
@Configuration(proxyBeanMethods = false)
class FeedCacheConfiguration {

	static final String NAME = "calendar-feed";

	private static final int ENTRY_OVERHEAD = 200;

	/**
	 * Feeds as they are sent, by whom they are for. Whoever misses loads the entry in
	 * their own thread, and maintenance is done by whoever happens to use the cache: the
	 * common pool has a single thread on two cores, and one slow load would hold up the
	 * others.
	 */
	@Bean
	AsyncCache<FeedKey, FeedBody> feedCacheEntries(FeedCacheProperties properties) {
		Weigher<FeedKey, FeedBody> bytes = (key, body) -> key.weight() + body.bytes().length + ENTRY_OVERHEAD;
		return bounded(properties).weigher(bytes).buildAsync();
	}

	/**
	 * The parts that feeds are put together from. What a team sees is one entry, however
	 * many people are in it.
	 */
	@Bean
	AsyncCache<FeedKey, FeedPart> feedPartEntries(FeedCacheProperties properties) {
		Weigher<FeedKey, FeedPart> bytes = (key, part) -> key.weight() + part.weight() + ENTRY_OVERHEAD;
		return bounded(properties).weigher(bytes).buildAsync();
	}

	/**
	 * Each of the two takes half of the memory at most.
	 */
	private static Caffeine<Object, Object> bounded(FeedCacheProperties properties) {
		return Caffeine.newBuilder()
			.maximumWeight(properties.maxSize().toBytes() / 2)
			.expireAfterAccess(properties.ttl())
			.executor(Runnable::run)
			.recordStats();
	}

	@Bean
	NamedCache feedCache(AsyncCache<FeedKey, FeedBody> feedCacheEntries) {
		return new NamedCache(NAME, feedCacheEntries.synchronous());
	}

	@Bean
	NamedCache feedPartCache(AsyncCache<FeedKey, FeedPart> feedPartEntries) {
		return new NamedCache(NAME + "-parts", feedPartEntries.synchronous());
	}

	@Bean
	@SuppressWarnings({ "unchecked", "rawtypes" })
	CacheManager cacheManager(List<NamedCache> caches) {
		CaffeineCacheManager manager = new CaffeineCacheManager();
		manager.setCacheNames(List.of());
		caches.forEach((cache) -> manager.registerCustomCache(cache.name(), (Cache) cache.cache()));
		return manager;
	}

}
