package dev.kalends.account.security;

import dev.kalends.account.CurrentViewerFilter;
import dev.kalends.account.DeviceZones;
import dev.kalends.account.PersonRepository;
import dev.kalends.account.ReaderLocaleFilter;
import dev.kalends.account.ReaderLocaleResolver;
import dev.kalends.account.Role;
import dev.kalends.account.SignIn;
import dev.kalends.account.session.CsrfTokens;
import dev.kalends.account.session.RequestedPage;
import dev.kalends.web.ApiPaths;
import dev.kalends.web.ContentSecurityPolicyFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.security.autoconfigure.web.servlet.PathRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The filter chain for pages and the REST API: authorization rules, sign-in and sign-out.
 */
@Configuration(proxyBeanMethods = false)
public class PageSecurityConfiguration {

	static final String CALENDAR = "/calendar";

	@Bean
	RequestedPage requestedPage() {
		return new RequestedPage(navigations(), SignIn.PAGE);
	}

	/**
	 * Signing in creates a new session instead of changing the id of the old one, because
	 * a concurrent request with the old session would save it under its old id. The
	 * viewer is resolved before the CSRF check, because the token repository depends on
	 * whether a person is signed in. {@link PasswordAuthenticationProvider} is not
	 * registered here: Spring Security finds it as a bean, and a second registration
	 * would check each wrong password twice.
	 */
	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http, PersonRepository people, DeviceZones deviceZones,
			SecurityContextRepository securityContexts, RequestedPage requestedPage, SignInResponses responses,
			CsrfTokens csrfTokens, UnauthenticatedResponses unauthenticated, PageHeaders headers,
			ReaderLocaleResolver locales) throws Exception {
		PathPatternRequestMatcher.Builder posts = PathPatternRequestMatcher.withDefaults();
		RequestMatcher signIn = new OrRequestMatcher(posts.matcher(HttpMethod.POST, SignIn.PAGE),
				posts.matcher(HttpMethod.POST, "/setup"));
		http.securityContext((contexts) -> contexts.securityContextRepository(securityContexts))
			.sessionManagement((sessions) -> sessions.sessionFixation((fixation) -> fixation.migrateSession()))
			.authorizeHttpRequests(PageSecurityConfiguration::permissions)
			.formLogin((form) -> form.loginPage(SignIn.PAGE)
				.authenticationDetailsSource(SignInDetails::of)
				.successHandler(responses)
				.failureHandler(responses))
			.csrf((csrf) -> csrf.csrfTokenRepository(csrfTokens)
				.csrfTokenRequestHandler(new TolerantCsrfTokenHandler()))
			.logout((logout) -> logout.addLogoutHandler(PageSecurityConfiguration::clearStorage)
				.logoutSuccessUrl(SignIn.PAGE + "?logout"))
			.requestCache((cache) -> cache.requestCache(requestedPage))
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(unauthenticated)
				.accessDeniedHandler(unauthenticated))
			.headers(headers::addTo)
			.addFilterBefore(new ReaderLocaleFilter(locales), HeaderWriterFilter.class)
			.addFilterBefore(new ContentSecurityPolicyFilter(), HeaderWriterFilter.class)
			.addFilterBefore(new CurrentViewerFilter(people, deviceZones), CsrfFilter.class)
			.addFilterBefore(new RepeatedSignInFilter(signIn, requestedPage), CsrfFilter.class);
		return http.build();
	}

	private static void permissions(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
			.permitAll()
			.requestMatchers(PathRequest.toStaticResources().atCommonLocations())
			.permitAll()
			.requestMatchers(SignIn.PAGE, "/setup", "/error", "/offline", "/offline-worker.js", "/manifest.webmanifest",
					"/favicon.svg", "/webjars/**", "/actuator/health/**")
			.permitAll()
			.requestMatchers("/admin/**", "/actuator/**")
			.hasRole(Role.ADMIN.name())
			.anyRequest()
			.authenticated();
	}

	/**
	 * Makes the browser delete the data stored for offline reading, unless the script of
	 * the page has deleted it already: the script spares the drafts of other people.
	 * Cookies are kept, because they contain the colour scheme and the entry for known
	 * browsers; the cache is kept, because it contains only public assets.
	 */
	private static void clearStorage(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		if (request.getParameter("storageCleared") == null) {
			response.setHeader("Clear-Site-Data", "\"storage\"");
		}
	}

	private static RequestMatcher navigations() {
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
