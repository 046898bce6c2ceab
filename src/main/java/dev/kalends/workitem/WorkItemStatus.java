package dev.kalends.workitem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How far the work on an item has come.
 */
public enum WorkItemStatus {

	NOT_STARTED, IN_PROGRESS, AT_RISK, BLOCKED, COMPLETED, CANCELLED;

	/**
	 * Returns the name as the outside knows it, in lower snake case.
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
