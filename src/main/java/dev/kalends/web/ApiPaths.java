package dev.kalends.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Distinguishes API clients from browsers: responses for these paths are JSON and problem
 * details, never a page or a redirect.
 */
public final class ApiPaths {

	/**
	 * The calendar feed.
	 */
	public static final String FEED = "/calendar/work-items/feed";

	/**
	 * The event stream that notifies open pages of changes to their calendar.
	 */
	public static final String LIVE = "/calendar/live";

	private ApiPaths() {
	}

	/**
	 * Returns a matcher for requests of API clients.
	 */
	public static RequestMatcher matcher() {
		return (request) -> contains(pathOf(request));
	}

	/**
	 * Returns a matcher for requests for the feed.
	 */
	public static RequestMatcher feedMatcher() {
		return ApiPaths::isFeed;
	}

	/**
	 * Returns whether a request is for the event stream.
	 */
	public static boolean isLive(HttpServletRequest request) {
		return pathOf(request).equals(LIVE);
	}

	public static boolean contains(String path) {
		return path.equals("/api") || path.startsWith("/api/") || path.equals(FEED) || path.equals(LIVE)
				|| path.startsWith("/actuator");
	}

	private static boolean isFeed(HttpServletRequest request) {
		return pathOf(request).equals(FEED);
	}

	private static String pathOf(HttpServletRequest request) {
		return request.getRequestURI().substring(request.getContextPath().length());
	}

}
