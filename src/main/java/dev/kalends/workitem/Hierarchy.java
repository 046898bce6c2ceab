package dev.kalends.workitem;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Rules for parent and child types and for the depth of the hierarchy. They apply when an
 * item is created, moved or changes its type.
 */
public final class Hierarchy {

	/**
	 * The maximum depth of an item. A root has depth 0.
	 */
	public static final int MAX_DEPTH = 9;

	/**
	 * The maximum depth of a subtask whose parent is a subtask.
	 */
	static final int MAX_NESTED_SUBTASK_DEPTH = 5;

	private Hierarchy() {
	}

	/**
	 * Checks whether an item may be a child of another one.
	 * @param parent type of the parent
	 * @param child type of the child
	 * @param childDepth depth of the child, at least 1
	 * @param field the field that the violation names
	 * @return the violation; empty when the combination is allowed
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

	/**
	 * Checks whether an item may be at a position together with its descendants and its
	 * overrides. Overrides with the type of their series get its new type.
	 * @param parent the parent at this position; {@code null} for a root
	 * @param type the type of the item at this position
	 * @param subtree the descendants and overrides, with or without the item itself
	 * @param field the field that the violation names
	 * @return the first violation; empty when the position is allowed
	 */
	static Optional<Violation> checkSubtree(@Nullable WorkItem parent, WorkItem item, WorkItemType type,
			Collection<WorkItem> subtree, String field) {
		int depth = (parent != null) ? parent.depth() + 1 : 0;
		Optional<Violation> ofItem = (parent != null) ? check(parent.type(), type, depth, field) : Optional.empty();
		if (ofItem.isPresent()) {
			return ofItem;
		}
		Map<UUID, WorkItemType> types = new HashMap<>();
		subtree.forEach((descendant) -> types.put(descendant.id(), descendant.type()));
		types.put(item.id(), type);
		Optional<Violation> ofOverride = subtree.stream()
			.filter((descendant) -> item.id().equals(descendant.seriesId()))
			.filter((override) -> parent != null && override.type() != item.type())
			.map((override) -> check(Objects.requireNonNull(parent).type(), override.type(), depth, field))
			.flatMap(Optional::stream)
			.findFirst();
		return ofOverride.or(() -> subtree.stream()
			.filter((descendant) -> !descendant.equals(item) && !item.id().equals(descendant.seriesId()))
			.map((descendant) -> check(Objects.requireNonNull(types.get(descendant.parentId())), descendant.type(),
					descendant.depth() + depth - item.depth(), field))
			.flatMap(Optional::stream)
			.findFirst());
	}

}
