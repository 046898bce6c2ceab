package dev.kalends.shared;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Parses ISO 8601 dates with a four-digit year, as used in URLs. {@link LocalDate#parse}
 * alone also accepts years that are too large for date arithmetic.
 */
public final class IsoDates {

	private static final Pattern SHAPE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

	private IsoDates() {
	}

	/**
	 * Parses a date such as {@code 2025-10-31}.
	 * @return empty when the text is missing or is not a valid date
	 */
	public static Optional<LocalDate> parse(@Nullable String text) {
		if (text == null || !SHAPE.matcher(text).matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(LocalDate.parse(text));
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

}
