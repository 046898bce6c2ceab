package dev.kalends.account.security;

import dev.kalends.account.CurrentViewerFilter;
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
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The filter chain of pages and of the REST API: who may request what, and how people
 * sign in and out.
 */
@Configuration(proxyBeanMethods = false)
public class PageSecurityConfiguration {

	static final String CALENDAR = "/calendar";

	@Bean
	RequestedPage requestedPage() {
		return new RequestedPage(pagesThatPeopleOpen(), SignIn.PAGE);
	}

	/**
	 * Signing in creates a new session rather than a new id for the old one: a request
	 * that still has the old one saves it with its old id. The viewer is known before the
	 * CSRF token is checked: where it is kept depends on whether somebody is signed in.
	 * {@link PasswordAuthenticationProvider} is not named here, because it is found as a
	 * bean; named here as well it would be asked twice about each wrong password.
	 */
	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http, PersonRepository people,
			SecurityContextRepository securityContexts, RequestedPage requestedPage, SignInResponses responses,
			CsrfTokens csrfTokens, UnauthenticatedResponses unauthenticated, PageHeaders headers,
			ReaderLocaleResolver locales) throws Exception {
		RequestMatcher signIn = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, SignIn.PAGE);
		http.securityContext((contexts) -> contexts.securityContextRepository(securityContexts))
			.sessionManagement((sessions) -> sessions.sessionFixation((fixation) -> fixation.migrateSession()))
			.authorizeHttpRequests(PageSecurityConfiguration::permissions)
			.formLogin((form) -> form.loginPage(SignIn.PAGE)
				.authenticationDetailsSource(SignInDetails::of)
				.successHandler(responses)
				.failureHandler(responses))
			.csrf((csrf) -> csrf.csrfTokenRepository(csrfTokens))
			.logout((logout) -> logout.addLogoutHandler(PageSecurityConfiguration::clearStorage)
				.logoutSuccessUrl(SignIn.PAGE + "?logout"))
			.requestCache((cache) -> cache.requestCache(requestedPage))
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(unauthenticated)
				.accessDeniedHandler(unauthenticated))
			.headers(headers::addTo)
			.addFilterBefore(new ReaderLocaleFilter(locales), HeaderWriterFilter.class)
			.addFilterBefore(new ContentSecurityPolicyFilter(), HeaderWriterFilter.class)
			.addFilterBefore(new CurrentViewerFilter(people), CsrfFilter.class)
			.addFilterBefore(new RepeatedSignInFilter(signIn), CsrfFilter.class);
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
	 * Deletes what the browser keeps of this site for reading offline. Not its cookies:
	 * that would forget the colour scheme and that the browser is known; nor its cache,
	 * which holds only files that are the same for everybody.
	 */
	private static void clearStorage(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		response.setHeader("Clear-Site-Data", "\"storage\"");
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
