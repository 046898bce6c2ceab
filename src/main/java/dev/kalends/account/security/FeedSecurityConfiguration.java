package dev.kalends.account.security;

import java.time.Clock;

import dev.kalends.account.ReaderLocaleFilter;
import dev.kalends.account.ReaderLocaleResolver;
import dev.kalends.web.ApiPaths;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * The filter chain of the calendar feed.
 */
@Configuration(proxyBeanMethods = false)
class FeedSecurityConfiguration {

	/**
	 * The feed receives more requests than all other endpoints together, so its chain
	 * contains only the filters that it needs.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	<S extends Session> SecurityFilterChain feedFilterChain(HttpSecurity http, SessionRepository<S> sessions,
			HttpSessionIdResolver sessionIds, Clock clock, UnauthenticatedResponses unauthenticated,
			ReaderLocaleResolver locales) throws Exception {
		http.securityMatcher(ApiPaths.feedMatcher())
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.securityContext((contexts) -> contexts
				.securityContextRepository(new FeedSecurityContexts<>(sessions, sessionIds, clock)))
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(unauthenticated))
			.requestCache((cache) -> cache.disable())
			.sessionManagement((management) -> management.disable())
			.anonymous((anonymous) -> anonymous.disable())
			.logout((logout) -> logout.disable())
			.csrf((csrf) -> csrf.disable())
			.headers((headers) -> headers.defaultsDisabled().contentTypeOptions(Customizer.withDefaults()))
			.addFilterBefore(new ReaderLocaleFilter(locales), HeaderWriterFilter.class);
		return http.build();
	}

}
