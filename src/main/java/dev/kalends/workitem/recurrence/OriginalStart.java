package dev.kalends.workitem.recurrence;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;

import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The start that an occurrence has by the rule of its series, on the clock of the series'
 * zone. It identifies the occurrence even after it was moved.
 *
 * @param date the date
 * @param time the time of day; {@code null} in an all-day series
 */
public record OriginalStart(LocalDate date, @Nullable LocalTime time) {

	/**
	 * Name of the request parameter.
	 */
	public static final String PARAMETER = "occurrence";

	private static final int MIN_YEAR = 1900;

	private static final int MAX_YEAR = 2999;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

	/**
	 * Parses a date, such as {@code 2026-12-08}, or a date with a time, such as
	 * {@code 2026-12-08T09:30:00}.
	 * @throws UnreadableInputException when the text is neither
	 */
	public static OriginalStart parse(String text) {
		String[] parts = text.split("T", 2);
		try {
			LocalDate date = LocalDate.parse(parts[0]);
			if (date.getYear() >= MIN_YEAR && date.getYear() <= MAX_YEAR) {
				return new OriginalStart(date, (parts.length == 2) ? LocalTime.parse(parts[1]) : null);
			}
		}
		catch (DateTimeParseException ex) {
			// Refused below, like a date out of range.
		}
		throw new UnreadableInputException(Violation.of(PARAMETER, "occurrence"));
	}

	/**
	 * Returns whether a recurrence has an occurrence with this start.
	 */
	public boolean isOf(Recurrence recurrence) {
		return Objects.equals(this.time, recurrence.time()) && recurrence.occursOn(this.date);
	}

	@Override
	public String toString() {
		return (this.time != null) ? this.date + "T" + TIME.format(this.time) : this.date.toString();
	}

}
