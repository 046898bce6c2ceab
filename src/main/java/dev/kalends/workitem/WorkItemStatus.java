package dev.kalends.workitem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The status of an item.
 */
public enum WorkItemStatus {

	NOT_STARTED, IN_PROGRESS, AT_RISK, BLOCKED, COMPLETED, CANCELLED;

	/**
	 * Returns the name in lower snake case, as used in the REST API.
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static @Nullable WorkItemStatus ofCode(String code) {
		return Arrays.stream(values()).filter((value) -> value.code().equals(code)).findFirst().orElse(null);
	}

	public static List<String> codes() {
		return Arrays.stream(values()).map(WorkItemStatus::code).toList();
	}

}
