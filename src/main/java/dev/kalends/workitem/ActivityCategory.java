package dev.kalends.workitem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The category of an activity.
 */
public enum ActivityCategory {

	COORDINATION, PROGRAM, OFFICE;

	/**
	 * Returns the name in lower snake case, as used in the REST API.
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static @Nullable ActivityCategory ofCode(String code) {
		return Arrays.stream(values()).filter((value) -> value.code().equals(code)).findFirst().orElse(null);
	}

	public static List<String> codes() {
		return Arrays.stream(values()).map(ActivityCategory::code).toList();
	}

}
