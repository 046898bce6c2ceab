package dev.kalends.calendar;

import dev.kalends.freshness.ScopeVersionsIncremented;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/**
 * What a benchmark holds feeds against: Spring's cache, of which every change voids all,
 * right after its commit. A feed that was read before the commit and is put into the
 * cache after it stays there.
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
		public void changed(ScopeVersionsIncremented bumped) {
		}

	}

}
