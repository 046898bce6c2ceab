package dev.kalends.account.security;

import java.io.IOException;

import dev.kalends.account.Viewer;
import dev.kalends.account.ViewerArgumentResolver;
import dev.kalends.account.session.RequestedPage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Redirects people who are already signed in to their page when they submit the sign-in
 * form or that of the first account. This happens if the form was open in another tab
 * when they signed in: its CSRF token is no longer valid.
 */
class RepeatedSignInFilter extends OncePerRequestFilter {

	private final RequestMatcher signIn;

	private final RequestedPage requestedPage;

	RepeatedSignInFilter(RequestMatcher signIn, RequestedPage requestedPage) {
		this.signIn = signIn;
		this.requestedPage = requestedPage;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Viewer viewer = this.signIn.matches(request) ? ViewerArgumentResolver.find(request) : null;
		if (viewer != null) {
			String page = this.requestedPage.take(request, response, viewer.id())
				.orElse(PageSecurityConfiguration.CALENDAR);
			response.sendRedirect(request.getContextPath() + page);
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
