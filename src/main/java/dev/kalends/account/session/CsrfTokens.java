package dev.kalends.account.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps the CSRF token of a visitor in a cookie and that of a signed-in person in their
 * session.
 * <p>
 * A visitor has no session, so a cookie is the only place that stores nothing here. For a
 * signed-in person the session is the better one: whoever controls another host below the
 * same domain can set a cookie here, and with it a token that they know, but cannot write
 * to a session. As the place changes with the sign-in, the token does as well.
 */
@Component
public class CsrfTokens implements CsrfTokenRepository {

	private static final String HEADER = "X-CSRF-TOKEN";

	private final CookieCsrfTokenRepository ofVisitors = new CookieCsrfTokenRepository();

	private final HttpSessionCsrfTokenRepository ofSessions = new HttpSessionCsrfTokenRepository();

	public CsrfTokens() {
		this.ofVisitors.setCookieName("CSRF");
		this.ofVisitors.setHeaderName(HEADER);
		this.ofVisitors.setCookieCustomizer((cookie) -> cookie.sameSite("Lax"));
		this.ofSessions.setHeaderName(HEADER);
	}

	@Override
	public CsrfToken generateToken(HttpServletRequest request) {
		return of(request).generateToken(request);
	}

	@Override
	public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
		of(request).saveToken(token, request, response);
	}

	@Override
	public @Nullable CsrfToken loadToken(HttpServletRequest request) {
		return of(request).loadToken(request);
	}

	private CsrfTokenRepository of(HttpServletRequest request) {
		return (request.getSession(false) != null) ? this.ofSessions : this.ofVisitors;
	}

}
