package dev.kalends.workitem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the descendants of a deleted item.
 */
public enum ChildrenChoice {

	/**
	 * All descendants go to the trash with the item.
	 */
	DELETE,

	/**
	 * The children move to the item's parent, or become roots.
	 */
	REPARENT;

	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads the parameter {@code children} of a request.
	 * @return {@code null} when the parameter is absent
	 * @throws UnreadableInputException when the value is unknown
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
