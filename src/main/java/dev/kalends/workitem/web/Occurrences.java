package dev.kalends.workitem.web;

import java.util.Optional;

import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.workitem.recurrence.ApplyTo;
import dev.kalends.workitem.recurrence.OriginalStart;
import org.jspecify.annotations.Nullable;

/**
 * The occurrences of a series that a request changes.
 *
 * @param start the original start of an occurrence
 * @param apply whether the change applies to it alone or to others as well
 */
record Occurrences(OriginalStart start, ApplyTo apply) {

	/**
	 * Reads the request parameters {@code occurrence} and {@code apply}.
	 * @return empty when the request changes the whole item
	 * @throws UnreadableInputException when a parameter cannot be parsed, or one of them
	 * is missing
	 */
	static Optional<Occurrences> parse(@Nullable String occurrence, @Nullable String apply) {
		if (occurrence != null) {
			OriginalStart start = OriginalStart.parse(occurrence);
			return Optional.of(new Occurrences(start, ApplyTo.parse(apply)));
		}
		if (apply != null && ApplyTo.parse(apply) != ApplyTo.ALL) {
			throw new UnreadableInputException(Violation.of(OriginalStart.PARAMETER, "occurrence"));
		}
		return Optional.empty();
	}

}
