package dev.kalends.workitem;

import java.util.Optional;

import dev.kalends.shared.Violation;

/**
 * Which item may stand below which. The rule is the same on create, on a change of parent
 * and on a change of type.
 */
public final class Hierarchy {

	/**
	 * The deepest level there is; a root has level 0.
	 */
	public static final int MAX_DEPTH = 9;

	/**
	 * The deepest level of a subtask that stands below another subtask.
	 */
	static final int MAX_NESTED_SUBTASK_DEPTH = 5;

	private Hierarchy() {
	}

	/**
	 * Returns what is wrong with an item of a type below one of another type, if
	 * anything.
	 * @param parent type of the upper item
	 * @param child type of the lower item
	 * @param childDepth level of the lower item
	 * @param field the field to name
	 */
	public static Optional<Violation> check(WorkItemType parent, WorkItemType child, int childDepth, String field) {
		if (!parent.mayContain(child)) {
			return Optional.of(Violation.of(field, "hierarchy", parent.code(), child.code(),
					String.join(", ", parent.childTypes().stream().map(WorkItemType::code).toList())));
		}
		if (childDepth > MAX_DEPTH) {
			return Optional.of(Violation.of(field, "depth", MAX_DEPTH));
		}
		if (parent == WorkItemType.SUBTASK && childDepth > MAX_NESTED_SUBTASK_DEPTH) {
			return Optional.of(Violation.of(field, "subtask-depth", MAX_NESTED_SUBTASK_DEPTH));
		}
		return Optional.empty();
	}

}
