package dev.kalends.account.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.session.SessionIdGenerator;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The session cookie. It contains a random secret; the id of the session, in the
 * application and in the database, is the SHA-256 digest of that secret. So neither a
 * copy of the database nor a log with session ids can be used to hijack a session. A fast
 * digest is sufficient, because the secret has full entropy.
 * <p>
 * The secret of a new session exists only in the request that creates the session, until
 * the cookie is written.
 */
@Component
class SessionCookie implements HttpSessionIdResolver, SessionIdGenerator {

	private static final int SECRET_BYTES = 32;

	private static final int MAX_SECRET_LENGTH = 64;

	/**
	 * The maximum number of cookies with this name that are examined. Each costs a
	 * statement, and a browser sends more than one only if another path of the host has a
	 * cookie with the same name.
	 */
	private static final int MAX_COOKIES = 3;

	private static final String SECRET = SessionCookie.class.getName() + ".secretOf.";

	private final CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();

	private final SecureRandom random = new SecureRandom();

	/**
	 * Scripts cannot read the cookie, other sites send it only with top-level navigation,
	 * and if the request was encrypted, the cookie is never sent over plain HTTP.
	 */
	SessionCookie() {
		DefaultCookieSerializer cookie = new DefaultCookieSerializer();
		cookie.setUseHttpOnlyCookie(true);
		cookie.setSameSite("Lax");
		this.cookies.setCookieSerializer(cookie);
	}

	/**
	 * Returns the id of a new session and stores its secret in the request, for the
	 * cookie.
	 * @throws IllegalStateException outside of a request, because there is no response
	 * for the cookie
	 */
	@Override
	public String generate() {
		byte[] bytes = new byte[SECRET_BYTES];
		this.random.nextBytes(bytes);
		String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		String id = digest(secret);
		RequestContextHolder.currentRequestAttributes()
			.setAttribute(SECRET + id, secret, RequestAttributes.SCOPE_REQUEST);
		return id;
	}

	@Override
	public List<String> resolveSessionIds(HttpServletRequest request) {
		return secrets(request).stream().map(SessionCookie::digest).toList();
	}

	@Override
	public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
		@Nullable Object created = request.getAttribute(SECRET + sessionId);
		String secret = (created != null) ? created.toString() : secretOf(request, sessionId);
		this.cookies.setSessionId(request, response, secret);
	}

	@Override
	public void expireSession(HttpServletRequest request, HttpServletResponse response) {
		this.cookies.expireSession(request, response);
	}

	/**
	 * Returns the secret of a session among the cookies that the browser sent.
	 */
	private String secretOf(HttpServletRequest request, String sessionId) {
		return secrets(request).stream()
			.filter((secret) -> digest(secret).equals(sessionId))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The secret of the session is unknown"));
	}

	private List<String> secrets(HttpServletRequest request) {
		return this.cookies.resolveSessionIds(request)
			.stream()
			.filter((secret) -> secret.length() <= MAX_SECRET_LENGTH)
			.limit(MAX_COOKIES)
			.toList();
	}

	static String digest(String secret) {
		try {
			MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
