package dev.kalends.account.audit;

import java.util.regex.Pattern;

/**
 * Text that somebody else has made up, in a form in which it cannot be taken for a line,
 * a member or a control sequence of the log.
 */
final class LogText {

	private static final int MAX_LENGTH = 64;

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.:_-]{1," + MAX_LENGTH + "}");

	private LogText() {
	}

	/**
	 * Returns the text as it is where it consists of letters, digits and {@code . : _ -}
	 * alone. Else it is cut and in quotation marks, and everything but printable ASCII
	 * characters is escaped.
	 */
	static String of(String text) {
		return PLAIN.matcher(text).matches() ? text : quoted(text);
	}

	private static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (int i = 0; i < Math.min(text.length(), MAX_LENGTH); i++) {
			char character = text.charAt(i);
			if (character < ' ' || character > '~' || character == '"' || character == '\\') {
				quoted.append("\\u%04x".formatted((int) character));
			}
			else {
				quoted.append(character);
			}
		}
		return quoted.append((text.length() > MAX_LENGTH) ? "\"..." : "\"").toString();
	}

}
