package dev.kalends.account.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Remembers the page that a visitor requested before the redirect to the sign-in page.
 * The page is stored in a cookie, because the server stores nothing for visitors. Cookies
 * and form fields can be forged, so the page is validated when it is read: only a path of
 * this application is accepted, never another host (open redirect).
 */
public class RequestedPage implements RequestCache {

	/**
	 * The longest URL that is remembered. Filters of the calendar need a few hundred
	 * characters, and browsers limit cookies to 4,096 bytes.
	 */
	static final int MAX_LENGTH = 2000;

	/**
	 * Field of the sign-in form with the page to return to.
	 */
	private static final String PAGE = "page";

	/**
	 * Field of the sign-in form with the id of the person who left that page.
	 */
	private static final String PAGE_VIEWER = "pageViewer";

	private static final Duration AGE = Duration.ofMinutes(15);

	private final RequestMatcher pages;

	private final PrivateCookie cookie;

	/**
	 * Creates the request cache.
	 * @param pages matches the requests to return to after the sign-in
	 * @param signInPath path to which the sign-in form is posted, the only path that
	 * receives the cookie
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
	 * Returns the page to show after the sign-in, a path relative to the context path
	 * with its query string, and removes the cookie. Each tab in which a session ended
	 * submits its own page with the sign-in form, which takes precedence over the cookie.
	 * @param viewer the person who has signed in
	 */
	public Optional<String> take(HttpServletRequest request, HttpServletResponse response, UUID viewer) {
		Optional<String> value = this.cookie.read(request);
		value.ifPresent((present) -> this.cookie.remove(request, response));
		return submitted(request, viewer).or(() -> value.map(RequestedPage::decoded).filter(RequestedPage::isLocal));
	}

	/**
	 * Returns the page in the sign-in form, unless another person left it.
	 */
	private static Optional<String> submitted(HttpServletRequest request, UUID viewer) {
		return Optional.ofNullable(request.getParameter(PAGE))
			.filter((page) -> viewer.toString().equals(request.getParameter(PAGE_VIEWER)) && isLocal(page));
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
	 * Returns whether a URL is a path on this host. Browsers interpret {@code //host} and
	 * {@code /\host} as another host, and remove control characters first.
	 */
	private static boolean isLocal(String url) {
		return url.length() <= MAX_LENGTH && url.startsWith("/") && !url.startsWith("//")
				&& url.chars().allMatch((character) -> character > ' ' && character < 0x7F && character != '\\');
	}

	/**
	 * Returns {@code null}: the browser follows a redirect to the page, so no request is
	 * replayed.
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
