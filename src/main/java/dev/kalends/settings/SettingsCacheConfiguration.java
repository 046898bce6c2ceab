package dev.kalends.settings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kalends.freshness.NamedCache;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The cache of effective settings.
 */
@Configuration(proxyBeanMethods = false)
class SettingsCacheConfiguration {

	private static final int MAX_ENTRIES = 20_000;

	/**
	 * Keys contain the versions of all levels that the settings come from. All values are
	 * small and of similar size, so entries are counted, not weighed.
	 */
	@Bean
	Cache<String, EffectiveSettings> effectiveSettingsEntries() {
		return Caffeine.newBuilder().maximumSize(MAX_ENTRIES).executor(Runnable::run).recordStats().build();
	}

	@Bean
	NamedCache effectiveSettingsCache(Cache<String, EffectiveSettings> effectiveSettingsEntries) {
		return new NamedCache("effective-settings", effectiveSettingsEntries);
	}

}
