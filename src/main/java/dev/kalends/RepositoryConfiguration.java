package dev.kalends;

import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.jpa.repository.query.QueryEnhancerFactories;
import org.springframework.data.jpa.repository.query.QueryEnhancerSelector;

/**
 * Enables the repositories with the fallback query enhancer. No repository method takes a
 * {@code Sort} or {@code Pageable}, so Spring Data never rewrites a query and does not
 * need to parse it at startup. Hibernate validates the queries anyway.
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
