package dev.kalends.web;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Accept-Encoding} (RFC 9110, section 12.5.3).
 */
public final class AcceptEncoding {

	private AcceptEncoding() {
	}

	/**
	 * Returns whether a client accepts gzip. A weight of zero means that a coding is not
	 * acceptable, and {@code *} stands for the codings that the header does not name.
	 * @param header the value of the header; {@code null} without one
	 */
	public static boolean allowsGzip(@Nullable String header) {
		if (header == null) {
			return false;
		}
		Boolean others = null;
		Boolean gzip = null;
		for (String part : header.split(",")) {
			String[] coding = part.strip().split(";", 2);
			boolean acceptable = coding.length == 1 || isPositive(coding[1]);
			switch (coding[0].strip().toLowerCase(Locale.ROOT)) {
				case "gzip", "x-gzip" -> gzip = acceptable || Boolean.TRUE.equals(gzip);
				case "*" -> others = acceptable;
				default -> {
				}
			}
		}
		return Boolean.TRUE.equals((gzip != null) ? gzip : others);
	}

	/**
	 * A weight that cannot be read is treated like zero: the response is then not
	 * compressed, which every client understands.
	 */
	private static boolean isPositive(String parameter) {
		String text = parameter.strip().toLowerCase(Locale.ROOT).replaceAll("\\s*=\\s*", "=");
		return text.matches("q=(1(\\.0{0,3})?|0\\.\\d{1,3})") && !text.matches("q=0(\\.0*)?");
	}

}
