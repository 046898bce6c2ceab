package dev.kalends.calendar.fault;

import java.util.Map;
import java.util.Objects;

import dev.kalends.calendar.FeedInSpringCache;
import dev.kalends.freshness.ScopeVersionsIncremented;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Injected fault and reference for the benchmark: a change evicts only the acting
 * person's key for the month of the item. All items that the benchmark changes are in
 * October 2025.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import(FeedInSpringCache.class)
class OneMonthEvicted {

	private static final Map<String, String[]> MONTH = Map.of("start", new String[] { "2025-10-01" }, "end",
			new String[] { "2025-11-01" });

	@Bean
	Eviction eviction(CacheManager caches) {
		return new Eviction(caches);
	}

	static class Eviction {

		private final CacheManager caches;

		Eviction(CacheManager caches) {
			this.caches = caches;
		}

		@EventListener
		public void changed(ScopeVersionsIncremented incremented) {
			Authentication actor = SecurityContextHolder.getContext().getAuthentication();
			if (actor != null) {
				Objects.requireNonNull(this.caches.getCache(FeedInSpringCache.NAME))
					.evict(FeedInSpringCache.key(actor.getName(), MONTH));
			}
		}

	}

}
