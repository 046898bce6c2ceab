package dev.kalends.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Tells programs from people: requests for these paths are answered with JSON and problem
 * details, never with a page or a redirect.
 */
public final class ApiPaths {

	/**
	 * The calendar feed.
	 */
	public static final String FEED = "/calendar/work-items/feed";

	/**
	 * The stream that tells open pages when their calendar has changed.
	 */
	public static final String LIVE = "/calendar/live";

	private ApiPaths() {
	}

	/**
	 * Returns a matcher for requests that programs make.
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
	 * Tells whether a request asks for the live stream.
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
