package dev.kalends.workitem;

import java.util.Locale;

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
	 * Returns the choice of a name; {@code null} when there is none of that name.
	 */
	public static @Nullable ChildrenChoice ofCode(String code) {
		return switch (code) {
			case "delete" -> DELETE;
			case "reparent" -> REPARENT;
			default -> null;
		};
	}

}
