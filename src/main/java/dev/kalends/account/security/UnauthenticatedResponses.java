package dev.kalends.account.security;

import java.io.IOException;

import dev.kalends.account.SignIn;
import dev.kalends.account.Viewer;
import dev.kalends.account.ViewerArgumentResolver;
import dev.kalends.web.ApiPaths;
import dev.kalends.web.ProblemDetails;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Responses to unauthenticated or forbidden requests: browsers are redirected to the
 * sign-in page, API clients get problem details, and HTMX requests make the browser
 * navigate to the sign-in page.
 */
@Component
class UnauthenticatedResponses implements AuthenticationEntryPoint, AccessDeniedHandler {

	private static final String EXPIRED = SignIn.PAGE + "?expired";

	/**
	 * Response header with the id of the person who is signed in.
	 */
	private static final String VIEWER = "X-Viewer-Id";

	/**
	 * Request attribute that the page of the error 403 reads.
	 */
	private static final String STALE_TOKEN = "staleToken";

	private final RequestMatcher apiRequests = ApiPaths.matcher();

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
		if (this.apiRequests.matches(request)) {
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
	 * A visitor without a valid CSRF token usually had a session that has expired. The
	 * sign-in page is then more helpful than "forbidden". A page that was loaded before a
	 * new sign-in gets the token of the new session and the person to whom it belongs.
	 * Other sites cannot read these headers (same-origin policy).
	 */
	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException, ServletException {
		boolean apiRequest = this.apiRequests.matches(request);
		if (SecurityContextHolder.getContext().getAuthentication() != null) {
			CsrfToken token = (denied instanceof CsrfException) ? current(request) : null;
			if (token != null) {
				addToken(token, request, response);
			}
			boolean stale = token != null && isSent(token, request);
			if (apiRequest) {
				this.problems.write(response, HttpStatus.FORBIDDEN, stale ? "stale-token" : "forbidden");
			}
			else {
				request.setAttribute(STALE_TOKEN, stale);
				this.forbidden.handle(request, response, denied);
			}
		}
		else if (apiRequest) {
			this.problems.write(response, HttpStatus.UNAUTHORIZED, "not-signed-in");
		}
		else if (this.htmx.matches(request)) {
			redirectByHtmx(request, response);
		}
		else {
			response.sendRedirect(request.getContextPath() + EXPIRED);
		}
	}

	private static @Nullable CsrfToken current(HttpServletRequest request) {
		return (CsrfToken) request.getAttribute(CsrfToken.class.getName());
	}

	private static void addToken(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
		Viewer viewer = ViewerArgumentResolver.find(request);
		if (viewer != null) {
			response.setHeader(token.getHeaderName(), token.getToken());
			response.setHeader(VIEWER, viewer.id().toString());
		}
	}

	/**
	 * Returns whether the request contains any token. Programs often send none.
	 */
	private static boolean isSent(CsrfToken token, HttpServletRequest request) {
		return request.getHeader(token.getHeaderName()) != null
				|| request.getParameter(token.getParameterName()) != null;
	}

	private static void redirectByHtmx(HttpServletRequest request, HttpServletResponse response) {
		response.setHeader("HX-Redirect", request.getContextPath() + EXPIRED);
		response.setStatus(HttpStatus.UNAUTHORIZED.value());
	}

}
