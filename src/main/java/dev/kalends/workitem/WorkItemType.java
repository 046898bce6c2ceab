package dev.kalends.workitem;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The type of a work item, with its allowed child types.
 */
public enum WorkItemType {

	PROJECT("#3b82f6"), SUB_PROJECT("#3b82f6"), ACTIVITY("#10b981"), SUB_ACTIVITY("#10b981"), TASK("#d97706"),
	SUBTASK("#d97706");

	private final String color;

	WorkItemType(String color) {
		this.color = color;
	}

	/**
	 * Returns the name in lower snake case, as used in the REST API.
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns the colour of items that have no colour of their own and inherit none, as
	 * {@code #rrggbb}.
	 */
	public String color() {
		return this.color;
	}

	/**
	 * Returns whether an item of this type may be the parent of an item of another type.
	 * Nested subtasks also have a depth limit; see {@link Hierarchy}.
	 */
	public boolean mayContain(WorkItemType child) {
		return childTypes().contains(child);
	}

	/**
	 * Returns the allowed child types.
	 */
	public Set<WorkItemType> childTypes() {
		return switch (this) {
			case PROJECT, SUB_PROJECT -> EnumSet.of(SUB_PROJECT, ACTIVITY, SUB_ACTIVITY, TASK, SUBTASK);
			case ACTIVITY -> EnumSet.of(SUB_ACTIVITY, TASK, SUBTASK);
			case SUB_ACTIVITY -> EnumSet.of(TASK, SUBTASK);
			case TASK, SUBTASK -> EnumSet.of(SUBTASK);
		};
	}

	/**
	 * Returns this type and its sub-type. A filter for this type includes both.
	 */
	public Set<WorkItemType> withSub() {
		return switch (this) {
			case PROJECT -> EnumSet.of(PROJECT, SUB_PROJECT);
			case ACTIVITY -> EnumSet.of(ACTIVITY, SUB_ACTIVITY);
			case TASK -> EnumSet.of(TASK, SUBTASK);
			case SUB_PROJECT, SUB_ACTIVITY, SUBTASK -> EnumSet.of(this);
		};
	}

	/**
	 * Returns whether items of this type have an {@link ActivityCategory}.
	 */
	public boolean hasCategory() {
		return this == ACTIVITY || this == SUB_ACTIVITY;
	}

	public static @Nullable WorkItemType ofCode(String code) {
		return Arrays.stream(values()).filter((type) -> type.code().equals(code)).findFirst().orElse(null);
	}

	public static List<String> codes() {
		return Arrays.stream(values()).map(WorkItemType::code).toList();
	}

}
