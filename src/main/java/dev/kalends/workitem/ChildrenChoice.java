package dev.kalends.workitem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the items below one that is deleted.
 */
public enum ChildrenChoice {

	/**
	 * They go to the trash with it.
	 */
	DELETE,

	/**
	 * They move up to its parent, or to the root.
	 */
	REPARENT;

	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads the parameter {@code children} of a request.
	 * @return {@code null} when nobody said
	 * @throws UnreadableInputException when it is none of the choices
	 */
	public static @Nullable ChildrenChoice parse(@Nullable String code) {
		ChildrenChoice choice = (code != null) ? ofCode(code) : null;
		if (code != null && choice == null) {
			throw new UnreadableInputException(Violation.of("children", "choice", String.join(", ", codes())));
		}
		return choice;
	}

	public static @Nullable ChildrenChoice ofCode(String code) {
		return Arrays.stream(values()).filter((choice) -> choice.code().equals(code)).findFirst().orElse(null);
	}

	public static List<String> codes() {
		return Arrays.stream(values()).map(ChildrenChoice::code).toList();
	}

}
