package dev.kalends.workitem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How much an item matters beside others, least first.
 */
public enum Priority {

	LOW, MEDIUM, HIGH, URGENT, CRITICAL;

	/**
	 * Returns the name as the outside knows it, in lower snake case.
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static @Nullable Priority ofCode(String code) {
		return Arrays.stream(values()).filter((value) -> value.code().equals(code)).findFirst().orElse(null);
	}

	public static List<String> codes() {
		return Arrays.stream(values()).map(Priority::code).toList();
	}

}
