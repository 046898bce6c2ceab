package dev.kalends.web;

import java.util.Map;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the headers by which an answer raises events on the page that asked by HTMX.
 * They are plain ASCII, because proxies refuse other headers.
 */
public final class PageEvents {

	/**
	 * Raises events as soon as the answer is there.
	 */
	public static final String AT_ONCE = "HX-Trigger";

	/**
	 * Raises events once the fragment in the answer is in its place.
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
	 * Returns the value of such a header.
	 * @param events what each event tells, by its name, in their order
	 */
	public static String header(Map<String, ?> events) {
		return JSON.writeValueAsString(events);
	}

	/**
	 * A short message at the edge of the page.
	 *
	 * @param message the sentence
	 * @param level {@code info}, {@code success}, {@code warning} or {@code error}
	 */
	public record Toast(String message, String level) {

		/**
		 * Returns a message that something was done.
		 */
		public static Toast success(String message) {
			return new Toast(message, "success");
		}

		/**
		 * Returns a message that something could not be done.
		 */
		public static Toast warning(String message) {
			return new Toast(message, "warning");
		}

	}

}
