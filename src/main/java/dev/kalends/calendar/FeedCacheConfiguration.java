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
 * The caches of feeds, bounded by their memory. The cache manager publishes their
 * metrics; the feed uses the caches directly, because other requests must be able to find
 * an entry that is still loading.
 */
@Configuration(proxyBeanMethods = false)
class FeedCacheConfiguration {

	static final String NAME = "calendar-feed";

	private static final int ENTRY_OVERHEAD = 200;

	/**
	 * Complete feeds, by person. A miss is loaded on the thread of its request, and cache
	 * maintenance runs on calling threads: with two cores the common pool has a single
	 * thread, and one slow load would delay the others.
	 */
	@Bean
	AsyncCache<FeedKey, FeedBody> feedCacheEntries(FeedCacheProperties properties) {
		Weigher<FeedKey, FeedBody> bytes = (key, body) -> key.weight() + body.bytes().length + ENTRY_OVERHEAD;
		return bounded(properties).weigher(bytes).buildAsync();
	}

	/**
	 * The parts that feeds are composed of. The part of a team is one entry for all its
	 * members.
	 */
	@Bean
	AsyncCache<FeedKey, FeedPart> feedPartEntries(FeedCacheProperties properties) {
		Weigher<FeedKey, FeedPart> bytes = (key, part) -> key.weight() + part.weight() + ENTRY_OVERHEAD;
		return bounded(properties).weigher(bytes).buildAsync();
	}

	/**
	 * Each of the two caches uses at most half of the configured memory.
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
