package dev.kalends.account.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The filter chain for static assets.
 */
@Configuration(proxyBeanMethods = false)
class AssetSecurityConfiguration {

	/**
	 * Assets are public and the same for everyone. The headers that protect pages would
	 * be larger than many of the files.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SecurityFilterChain assetFilterChain(HttpSecurity http) throws Exception {
		http.securityMatcher("/assets/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.requestCache((cache) -> cache.disable())
			.securityContext((contexts) -> contexts.disable())
			.sessionManagement((sessions) -> sessions.disable())
			.anonymous((anonymous) -> anonymous.disable())
			.logout((logout) -> logout.disable())
			.csrf((csrf) -> csrf.disable())
			.headers((headers) -> headers.defaultsDisabled().contentTypeOptions(Customizer.withDefaults()));
		return http.build();
	}

}
