package dev.kalends.admin;

import java.io.IOException;
import java.util.Set;

import dev.kalends.account.People;
import dev.kalends.web.ApiPaths;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.security.autoconfigure.web.servlet.PathRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Redirects every page to the setup while there are no accounts. API requests are not
 * redirected; they get the usual 401.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class SetupRedirectFilter extends OncePerRequestFilter {

	private static final Set<String> PATHS = Set.of("/setup", "/error", "/favicon.svg", "/manifest.webmanifest",
			"/offline", "/offline-worker.js");

	private final RequestMatcher excluded = new OrRequestMatcher(ApiPaths.matcher(),
			PathRequest.toStaticResources().atCommonLocations(),
			(request) -> request.getServletPath().startsWith("/assets/") || PATHS.contains(request.getServletPath()));

	private final People people;

	/**
	 * Whether an account exists. Accounts are never removed, so this never becomes false
	 * again. Until a node has seen the first account, it queries the database in each
	 * request.
	 */
	private volatile boolean done;

	SetupRedirectFilter(People people) {
		this.people = people;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return this.done || this.excluded.matches(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.people.exist()) {
			this.done = true;
			chain.doFilter(request, response);
		}
		else {
			response.sendRedirect(request.getContextPath() + "/setup");
		}
	}

}
