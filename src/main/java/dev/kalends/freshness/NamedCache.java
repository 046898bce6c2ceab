package dev.kalends.freshness;

import com.github.benmanes.caffeine.cache.Cache;

/**
 * A cache whose keys include versions, with its name in the metrics.
 *
 * @param name the name, such as {@code calendar-feed}
 * @param cache the cache
 */
public record NamedCache(String name, Cache<?, ?> cache) {

}
