package dev.kalends.account.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Remembers the page that a visitor asked for before they were sent to sign in. It is
 * kept in a cookie of the visitor's, because nothing is stored for somebody who is not
 * signed in. A cookie can be made up, so its value is checked when it is read: it leads
 * to a path of this application and never to another host.
 */
public class RequestedPage implements RequestCache {

	/**
	 * The longest address that is remembered. Filters of the calendar need a few hundred
	 * characters, and a browser keeps cookies of 4,096 bytes.
	 */
	static final int MAX_LENGTH = 2000;

	private static final Duration AGE = Duration.ofMinutes(15);

	private final RequestMatcher pages;

	private final PrivateCookie cookie;

	/**
	 * Remembers some of the requests that need somebody to sign in.
	 * @param pages requests worth coming back to after the sign-in
	 * @param signInPath where the sign-in form is posted to, the only path that gets the
	 * cookie
	 */
	public RequestedPage(RequestMatcher pages, String signInPath) {
		this.pages = pages;
		this.cookie = new PrivateCookie("REQUESTED-PAGE", signInPath, AGE);
	}

	@Override
	public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
		String query = (request.getQueryString() != null) ? "?" + request.getQueryString() : "";
		String page = request.getRequestURI().substring(request.getContextPath().length()) + query;
		if (this.pages.matches(request) && isLocal(page)) {
			this.cookie.write(request, response,
					Base64.getUrlEncoder().withoutPadding().encodeToString(page.getBytes(StandardCharsets.US_ASCII)));
		}
	}

	/**
	 * Returns the page that the visitor asked for first, a path below the context path
	 * with its query string, and forgets it.
	 */
	public Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
		Optional<String> value = this.cookie.read(request);
		value.ifPresent((present) -> this.cookie.remove(request, response));
		return value.map(RequestedPage::decoded).filter(RequestedPage::isLocal);
	}

	private static @Nullable String decoded(String value) {
		try {
			return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.US_ASCII);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Tells whether an address is a path of this host: browsers read {@code //host} and
	 * {@code /\host} as another host, and drop control characters before they look.
	 */
	private static boolean isLocal(String address) {
		return address.length() <= MAX_LENGTH && address.startsWith("/") && !address.startsWith("//")
				&& address.chars().allMatch((character) -> character > ' ' && character < 0x7F && character != '\\');
	}

	/**
	 * The browser follows a redirect to the page, so no request is ever replayed.
	 */
	@Override
	public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
		return null;
	}

	@Override
	public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
		return null;
	}

	@Override
	public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
		this.cookie.remove(request, response);
	}

}
