package dev.kalends.web;

import java.util.Map;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creates the headers of responses that trigger events on the page that sent the HTMX
 * request. Their values are plain ASCII, because proxies reject other headers.
 */
public final class PageEvents {

	/**
	 * Triggers events immediately when the response arrives.
	 */
	public static final String AT_ONCE = "HX-Trigger";

	/**
	 * Triggers events after the fragment in the response was settled into the page.
	 */
	public static final String AFTER_SETTLE = "HX-Trigger-After-Settle";

	/**
	 * Name of the event that shows a {@link Toast}.
	 */
	public static final String SHOW_TOAST = "showToast";

	private static final JsonMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

	private PageEvents() {
	}

	/**
	 * Returns the value of an event header.
	 * @param events the detail of each event by its name, in order
	 */
	public static String header(Map<String, ?> events) {
		return JSON.writeValueAsString(events);
	}

	/**
	 * A short notification at the edge of the page.
	 *
	 * @param message the text
	 * @param level {@code info}, {@code success}, {@code warning} or {@code error}
	 */
	public record Toast(String message, String level) {

		/**
		 * Returns a notification about a completed action.
		 */
		public static Toast success(String message) {
			return new Toast(message, "success");
		}

		/**
		 * Returns a notification about an action that was not possible.
		 */
		public static Toast warning(String message) {
			return new Toast(message, "warning");
		}

	}

}
