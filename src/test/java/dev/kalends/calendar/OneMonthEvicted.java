package dev.kalends.calendar;

import java.util.Map;
import java.util.Objects;

import dev.kalends.freshness.ScopeVersionsIncremented;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * A planted fault, and what a benchmark holds feeds against: a change voids the key of
 * the item's month, of whoever made it. All items that the benchmark changes are in
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
		public void changed(ScopeVersionsIncremented bumped) {
			Authentication actor = SecurityContextHolder.getContext().getAuthentication();
			if (actor != null) {
				Objects.requireNonNull(this.caches.getCache(FeedInSpringCache.NAME))
					.evict(FeedInSpringCache.key(actor.getName(), MONTH));
			}
		}

	}

}
