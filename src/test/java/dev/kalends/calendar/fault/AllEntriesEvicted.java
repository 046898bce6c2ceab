package dev.kalends.calendar.fault;

import dev.kalends.calendar.FeedInSpringCache;
import dev.kalends.freshness.ScopeVersionsIncremented;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/**
 * Reference for the benchmark: Spring's cache, with all entries evicted after the commit
 * of each change. A feed that was read before the commit and cached after the eviction
 * stays cached.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import(FeedInSpringCache.class)
class AllEntriesEvicted {

	@Bean
	Eviction eviction() {
		return new Eviction();
	}

	static class Eviction {

		@EventListener
		@CacheEvict(cacheNames = FeedInSpringCache.NAME, allEntries = true)
		public void changed(ScopeVersionsIncremented incremented) {
		}

	}

}
