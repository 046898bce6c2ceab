package dev.kalends.admin.dashboard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Policy.Eviction;
import org.jspecify.annotations.Nullable;

/**
 * The fill level of a cache.
 *
 * @param name name of the cache in the metrics
 * @param entries number of entries
 * @param bytes their size; {@code null} for a cache that is bounded by the number of
 * entries
 * @param bound the maximum in bytes or, if {@code bytes} is {@code null}, in entries;
 * {@code null} for an unbounded cache
 */
record CacheFill(String name, long entries, @Nullable Long bytes, @Nullable Long bound) {

	static CacheFill of(String name, Cache<?, ?> cache) {
		Eviction<?, ?> eviction = cache.policy().eviction().orElse(null);
		if (eviction == null) {
			return new CacheFill(name, cache.estimatedSize(), null, null);
		}
		Long bytes = eviction.isWeighted() ? Long.valueOf(eviction.weightedSize().orElse(0)) : null;
		return new CacheFill(name, cache.estimatedSize(), bytes, eviction.getMaximum());
	}

	/**
	 * Returns the used share of the bound, from 0 to 1; 0 for an unbounded cache.
	 */
	double share() {
		long used = (this.bytes != null) ? this.bytes : this.entries;
		return (this.bound != null && this.bound > 0) ? Math.min(1, (double) used / this.bound) : 0;
	}

}
