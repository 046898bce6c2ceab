package dev.kalends.shared;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads dates as addresses carry them (ISO 8601, with a year of four digits).
 * {@link LocalDate#parse} by itself reads years that no calculation can go on from.
 */
public final class IsoDates {

	private static final Pattern SHAPE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

	private IsoDates() {
	}

	/**
	 * Returns a date such as {@code 2025-10-31}.
	 * @return empty when the text is missing or is none
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
