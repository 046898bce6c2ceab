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
 * Stores the CSRF token of visitors in a cookie (double-submit cookie) and that of
 * signed-in people in their session (synchronizer token).
 * <p>
 * Visitors have no session, and a cookie needs no storage on the server. For signed-in
 * people the session is safer: an attacker who controls another host of the same domain
 * can set a cookie with a known token, but cannot write to a session. The token changes
 * at sign-in, because the repository changes.
 */
@Component
public class CsrfTokens implements CsrfTokenRepository {

	private static final String HEADER = "X-CSRF-TOKEN";

	private final CookieCsrfTokenRepository visitorTokens = new CookieCsrfTokenRepository();

	private final HttpSessionCsrfTokenRepository sessionTokens = new HttpSessionCsrfTokenRepository();

	public CsrfTokens() {
		this.visitorTokens.setCookieName("CSRF");
		this.visitorTokens.setHeaderName(HEADER);
		this.visitorTokens.setCookieCustomizer((cookie) -> cookie.sameSite("Lax"));
		this.sessionTokens.setHeaderName(HEADER);
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
		return (request.getSession(false) != null) ? this.sessionTokens : this.visitorTokens;
	}

}
