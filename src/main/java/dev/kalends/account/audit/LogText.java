package dev.kalends.account.audit;

import java.util.regex.Pattern;

/**
 * Encodes untrusted text so that it cannot forge a line, a member or a control sequence
 * in the log (log injection).
 */
final class LogText {

	private static final int MAX_LENGTH = 64;

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.:_-]{1," + MAX_LENGTH + "}");

	private LogText() {
	}

	/**
	 * Returns the text unchanged if it consists only of letters, digits and
	 * {@code . : _ -}. Otherwise it is truncated and quoted, and all characters except
	 * printable ASCII are escaped.
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
