package dev.kalends.workitem.recurrence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Which occurrences of a series a change applies to.
 */
public enum ApplyTo {

	/**
	 * The given occurrence.
	 */
	THIS,

	/**
	 * The given occurrence and all later ones.
	 */
	FOLLOWING,

	/**
	 * The whole series.
	 */
	ALL;

	/**
	 * Parses the request parameter {@code apply}.
	 * @throws UnreadableInputException when it is missing or unknown
	 */
	public static ApplyTo parse(@Nullable String text) {
		return Arrays.stream(values())
			.filter((value) -> value.code().equals(text))
			.findFirst()
			.orElseThrow(
					() -> new UnreadableInputException(Violation.of("apply", "choice", String.join(", ", codes()))));
	}

	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	private static List<String> codes() {
		return Arrays.stream(values()).map(ApplyTo::code).toList();
	}

}
