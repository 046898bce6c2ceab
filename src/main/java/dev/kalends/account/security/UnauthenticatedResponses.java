package dev.kalends.account.security;

import java.io.IOException;

import dev.kalends.account.SignIn;
import dev.kalends.web.ApiPaths;
import dev.kalends.web.ProblemDetails;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Answers requests that need somebody to sign in or that are not permitted: people are
 * redirected to the sign-in page, programs get problem details, and HTMX makes the
 * browser go to the sign-in page.
 */
@Component
class UnauthenticatedResponses implements AuthenticationEntryPoint, AccessDeniedHandler {

	private static final String EXPIRED = SignIn.PAGE + "?expired";

	private final RequestMatcher programs = ApiPaths.matcher();

	private final RequestMatcher htmx = new RequestHeaderRequestMatcher("HX-Request", "true");

	private final AuthenticationEntryPoint signInPage;

	private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

	private final ProblemDetails problems;

	UnauthenticatedResponses(ProblemDetails problems) {
		LoginUrlAuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint(SignIn.PAGE);
		login.setFavorRelativeUris(true);
		this.signInPage = login;
		this.problems = problems;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException, ServletException {
		if (this.programs.matches(request)) {
			this.problems.write(response, HttpStatus.UNAUTHORIZED, "not-signed-in");
		}
		else if (this.htmx.matches(request)) {
			redirectByHtmx(request, response);
		}
		else {
			this.signInPage.commence(request, response, failure);
		}
	}

	/**
	 * A visitor whose CSRF token is missing had a session that has ended. Signing in is
	 * then the right advice, not that something is forbidden.
	 */
	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException, ServletException {
		boolean program = this.programs.matches(request);
		if (SecurityContextHolder.getContext().getAuthentication() != null) {
			if (program) {
				this.problems.write(response, HttpStatus.FORBIDDEN, "forbidden");
			}
			else {
				this.forbidden.handle(request, response, denied);
			}
		}
		else if (program) {
			this.problems.write(response, HttpStatus.UNAUTHORIZED, "not-signed-in");
		}
		else if (this.htmx.matches(request)) {
			redirectByHtmx(request, response);
		}
		else {
			response.sendRedirect(request.getContextPath() + EXPIRED);
		}
	}

	private static void redirectByHtmx(HttpServletRequest request, HttpServletResponse response) {
		response.setHeader("HX-Redirect", request.getContextPath() + EXPIRED);
		response.setStatus(HttpStatus.UNAUTHORIZED.value());
	}

}
