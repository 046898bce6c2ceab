package dev.kalends.account;

import dev.kalends.web.ApiPaths;
import dev.kalends.web.ContentSecurityPolicyFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.security.autoconfigure.web.servlet.PathRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filter chain of pages and of the REST API: who may request what, and how people
 * sign in and out.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurityConfiguration {

	static final String LOGIN = "/login";

	/**
	 * Signing in creates a new session rather than a new id for the old one: a request
	 * that still has the old one saves it with its old id.
	 */
	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http, PersonRepository people,
			PasswordAuthenticationProvider provider, SecurityContextRepository securityContexts,
			UnauthenticatedResponses unauthenticated, ReaderLocaleResolver locales) throws Exception {
		RequestCache requestCache = requestCache();
		http.authenticationProvider(provider)
			.securityContext((contexts) -> contexts.securityContextRepository(securityContexts))
			.sessionManagement((sessions) -> sessions.sessionFixation((fixation) -> fixation.migrateSession()))
			.authorizeHttpRequests(PageSecurityConfiguration::permissions)
			.formLogin((form) -> form.loginPage(LOGIN)
				.successHandler(toPageFirstAskedFor(requestCache))
				.failureUrl(LOGIN + "?error"))
			.logout((logout) -> logout.logoutSuccessUrl(LOGIN + "?logout"))
			.requestCache((cache) -> cache.requestCache(requestCache))
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(unauthenticated)
				.accessDeniedHandler(unauthenticated))
			.headers(PageSecurityConfiguration::headers)
			.addFilterBefore(new ReaderLocaleFilter(locales), HeaderWriterFilter.class)
			.addFilterBefore(new ContentSecurityPolicyFilter(), HeaderWriterFilter.class)
			.addFilterBefore(new LiveViewerFilter(people), AnonymousAuthenticationFilter.class);
		return http.build();
	}

	private static void permissions(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
			.permitAll()
			.requestMatchers(PathRequest.toStaticResources().atCommonLocations())
			.permitAll()
			.requestMatchers(LOGIN, "/setup", "/error", "/offline", "/offline-worker.js", "/manifest.webmanifest",
					"/favicon.svg", "/webjars/**", "/actuator/health/**")
			.permitAll()
			.requestMatchers("/admin/**", "/actuator/**")
			.hasRole(Role.ADMIN.name())
			.anyRequest()
			.authenticated();
	}

	private static void headers(HeadersConfigurer<HttpSecurity> headers) {
		headers.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
			.frameOptions((frames) -> frames.deny())
			.permissionsPolicyHeader((policy) -> policy.policy("camera=(), microphone=(), geolocation=()"));
	}

	/**
	 * Remembers the page first asked for; {@code null} keeps its address as it was,
	 * without a marker of Spring's own.
	 */
	@SuppressWarnings("NullAway")
	private static RequestCache requestCache() {
		HttpSessionRequestCache requestCache = new HttpSessionRequestCache();
		requestCache.setRequestMatcher(pagesThatPeopleOpen());
		requestCache.setMatchingRequestParameterName(null);
		return requestCache;
	}

	/**
	 * Leads on by the path alone. The name that the server was asked under may be made
	 * up.
	 */
	private static AuthenticationSuccessHandler toPageFirstAskedFor(RequestCache requestCache) {
		SavedRequestAwareAuthenticationSuccessHandler handler = new SavedRequestAwareAuthenticationSuccessHandler();
		handler.setRequestCache(requestCache);
		handler.setDefaultTargetUrl("/calendar");
		handler.setRedirectStrategy((request, response, target) -> {
			UriComponents address = UriComponentsBuilder.fromUriString(target).build();
			String path = address.getPath() + ((address.getQuery() != null) ? "?" + address.getQuery() : "");
			boolean whole = address.getHost() != null;
			response.sendRedirect(whole ? path : request.getContextPath() + path);
		});
		return handler;
	}

	private static RequestMatcher pagesThatPeopleOpen() {
		return new AndRequestMatcher((request) -> "GET".equals(request.getMethod()),
				PageSecurityConfiguration::acceptsPages, new NegatedRequestMatcher(ApiPaths.matcher()),
				new NegatedRequestMatcher(new RequestHeaderRequestMatcher("HX-Request", "true")),
				(request) -> !request.getRequestURI().startsWith(request.getContextPath() + "/error"));
	}

	private static boolean acceptsPages(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept == null || accept.contains("text/html") || accept.contains("*/*");
	}

}
