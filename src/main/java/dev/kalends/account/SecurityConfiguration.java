package dev.kalends.account;

import java.time.Clock;
import java.util.Map;

import dev.kalends.web.ApiPaths;
import dev.kalends.web.ContentSecurityPolicyFilter;
import dev.kalends.web.ProblemDetails;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.security.autoconfigure.web.servlet.PathRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Who may ask for what, and what those are told who may not: people are led to the
 * sign-in page, programs get problem details.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String LOGIN = "/login";

	private final RequestMatcher programs = ApiPaths.matcher();

	private final RequestMatcher htmx = new RequestHeaderRequestMatcher("HX-Request", "true");

	/**
	 * Argon2id with the parameters that Spring Security recommends. The prefix of the
	 * hash names the algorithm, so that it can be replaced one day.
	 */
	@Bean
	PasswordEncoder passwordEncoder() {
		return new DelegatingPasswordEncoder("argon2",
				Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
	}

	@Bean
	SecurityContextRepository securityContexts() {
		return new DelegatingSecurityContextRepository(new RequestAttributeSecurityContextRepository(),
				new HttpSessionSecurityContextRepository());
	}

	/**
	 * Each request is observed as a whole; observing every filter on its way told nothing
	 * and was a tenth of what a feed from the cache costs.
	 */
	@Bean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

	/**
	 * Files are the same for everybody: who asks for them does not matter, and headers
	 * that protect pages would be most of what many of them consist of.
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

	/**
	 * The feed is asked for more often than everything else together, by pages and
	 * programs that need nothing of what pages need.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	<S extends Session> SecurityFilterChain feedFilterChain(HttpSecurity http, SessionRepository<S> sessions,
			HttpSessionIdResolver sessionIds, Clock clock, ProblemDetails problems, ReaderLocaleResolver locales)
			throws Exception {
		http.securityMatcher(ApiPaths.feedMatcher())
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.securityContext((contexts) -> contexts
				.securityContextRepository(new FeedSecurityContexts<>(sessions, sessionIds, clock)))
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(entryPoint(problems)))
			.requestCache((cache) -> cache.disable())
			.sessionManagement((management) -> management.disable())
			.anonymous((anonymous) -> anonymous.disable())
			.logout((logout) -> logout.disable())
			.csrf((csrf) -> csrf.disable())
			.headers((headers) -> headers.defaultsDisabled().contentTypeOptions(Customizer.withDefaults()))
			.addFilterBefore(new ReaderLocaleFilter(locales), HeaderWriterFilter.class);
		return http.build();
	}

	/**
	 * Signing in makes a new session rather than a new id for the old one: a request that
	 * still has the old one saves it with its old id.
	 */
	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http, PersonRepository people, ProblemDetails problems,
			PasswordAuthenticationProvider provider, SecurityContextRepository securityContexts,
			ReaderLocaleResolver locales) throws Exception {
		AuthenticationEntryPoint entryPoint = entryPoint(problems);
		RequestCache requestCache = requestCache();
		http.authenticationProvider(provider)
			.securityContext((contexts) -> contexts.securityContextRepository(securityContexts))
			.sessionManagement((sessions) -> sessions.sessionFixation((fixation) -> fixation.migrateSession()))
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
				.permitAll()
				.requestMatchers(PathRequest.toStaticResources().atCommonLocations())
				.permitAll()
				.requestMatchers(LOGIN, "/setup", "/error", "/offline", "/offline-worker.js", "/manifest.webmanifest",
						"/favicon.svg", "/webjars/**", "/actuator/health/**")
				.permitAll()
				.requestMatchers("/admin/**", "/actuator/**")
				.hasRole(Role.ADMIN.name())
				.anyRequest()
				.authenticated())
			.formLogin((form) -> form.loginPage(LOGIN)
				.successHandler(toPageFirstAskedFor(requestCache))
				.failureUrl(LOGIN + "?error"))
			.logout((logout) -> logout.logoutSuccessUrl(LOGIN + "?logout"))
			.requestCache((cache) -> cache.requestCache(requestCache))
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(entryPoint)
				.accessDeniedHandler(accessDenied(entryPoint, problems)))
			.headers((headers) -> headers.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
				.frameOptions((frames) -> frames.deny())
				.permissionsPolicyHeader((policy) -> policy.policy("camera=(), microphone=(), geolocation=()")))
			.addFilterBefore(new ReaderLocaleFilter(locales), HeaderWriterFilter.class)
			.addFilterBefore(new ContentSecurityPolicyFilter(), HeaderWriterFilter.class)
			.addFilterBefore(new LiveViewerFilter(people), AnonymousAuthenticationFilter.class);
		return http.build();
	}

	/**
	 * Remembers the page first asked for; {@code null} keeps its address as it was,
	 * without a marker of Spring's own.
	 */
	@SuppressWarnings("NullAway")
	private RequestCache requestCache() {
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

	private RequestMatcher pagesThatPeopleOpen() {
		return new AndRequestMatcher((request) -> "GET".equals(request.getMethod()),
				SecurityConfiguration::acceptsPages, new NegatedRequestMatcher(this.programs),
				new NegatedRequestMatcher(this.htmx),
				(request) -> !request.getRequestURI().startsWith(request.getContextPath() + "/error"));
	}

	private static boolean acceptsPages(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept == null || accept.contains("text/html") || accept.contains("*/*");
	}

	private AuthenticationEntryPoint entryPoint(ProblemDetails problems) {
		LoginUrlAuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint(LOGIN);
		login.setFavorRelativeUris(true);
		return (request, response, ex) -> {
			if (this.programs.matches(request)) {
				problems.write(response, HttpStatus.UNAUTHORIZED, "not-signed-in");
			}
			else if (this.htmx.matches(request)) {
				response.setHeader("HX-Redirect", request.getContextPath() + LOGIN + "?expired");
				response.setStatus(HttpStatus.UNAUTHORIZED.value());
			}
			else {
				login.commence(request, response, ex);
			}
		};
	}

	/**
	 * Whoever is not signed in is asked to sign in, also when what is missing is the CSRF
	 * token: it went with the session.
	 */
	private AccessDeniedHandler accessDenied(AuthenticationEntryPoint entryPoint, ProblemDetails problems) {
		AccessDeniedHandler page = new AccessDeniedHandlerImpl();
		return (request, response, ex) -> {
			boolean signedIn = SecurityContextHolder.getContext().getAuthentication() != null;
			if (this.programs.matches(request)) {
				if (signedIn) {
					problems.write(response, HttpStatus.FORBIDDEN, "forbidden");
				}
				else {
					problems.write(response, HttpStatus.UNAUTHORIZED, "not-signed-in");
				}
			}
			else if (!signedIn && this.htmx.matches(request)) {
				entryPoint.commence(request, response, new InsufficientAuthenticationException("expired"));
			}
			else if (!signedIn) {
				response.sendRedirect(request.getContextPath() + LOGIN + "?expired");
			}
			else {
				page.handle(request, response, ex);
			}
		};
	}

}
