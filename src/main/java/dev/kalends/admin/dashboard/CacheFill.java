package dev.kalends.admin.dashboard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Policy.Eviction;
import org.jspecify.annotations.Nullable;

/**
 * How full a cache is.
 *
 * @param name the name that the metrics know it by
 * @param entries how many entries it has
 * @param bytes the memory they take; {@code null} for a cache that counts entries only
 * @param bound the most bytes or, without bytes, the most entries; {@code null} for a
 * cache without a bound
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
	 * Returns how much of the bound is taken, from 0 to 1.
	 */
	double share() {
		long used = (this.bytes != null) ? this.bytes : this.entries;
		return (this.bound != null && this.bound > 0) ? Math.min(1, (double) used / this.bound) : 0;
	}

}
