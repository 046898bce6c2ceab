package dev.kalends.account.security;

import java.io.IOException;

import dev.kalends.account.ViewerArgumentResolver;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Redirects people who are already signed in to their calendar when they submit the
 * sign-in form or that of the first account. This happens if the form was open in another
 * tab when they signed in: its CSRF token is no longer valid.
 */
class RepeatedSignInFilter extends OncePerRequestFilter {

	private final RequestMatcher signIn;

	RepeatedSignInFilter(RequestMatcher signIn) {
		this.signIn = signIn;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.signIn.matches(request) && ViewerArgumentResolver.find(request) != null) {
			response.sendRedirect(request.getContextPath() + PageSecurityConfiguration.CALENDAR);
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
