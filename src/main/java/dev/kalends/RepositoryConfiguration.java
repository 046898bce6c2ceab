package dev.kalends;

import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.jpa.repository.query.QueryEnhancerFactories;
import org.springframework.data.jpa.repository.query.QueryEnhancerSelector;

/**
 * Finds the repositories. Their queries are never sorted or counted by what Spring Data
 * makes of them, so it need not parse each of them at the start. Hibernate checks them
 * there in any case.
 */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories(queryEnhancerSelector = RepositoryConfiguration.Unparsed.class)
class RepositoryConfiguration {

	static final class Unparsed extends QueryEnhancerSelector.DefaultQueryEnhancerSelector {

		Unparsed() {
			super(QueryEnhancerFactories.fallback(), QueryEnhancerFactories.fallback());
		}

	}

}
