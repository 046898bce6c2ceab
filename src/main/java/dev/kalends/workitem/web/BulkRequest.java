package dev.kalends.workitem.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.kalends.shared.Violation;
import dev.kalends.web.JsonMembers;
import dev.kalends.workitem.ChildrenChoice;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemMembers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request to change or delete many items.
 *
 * @param ids ids of the items, 1–{@value #MAX_ITEMS}
 * @param patch merge patch for each item; {@code null} to delete the items
 * @param children what happens to the descendants of deleted items
 */
record BulkRequest(List<UUID> ids, @Nullable JsonMembers patch, @Nullable ChildrenChoice children) {

	static final int MAX_ITEMS = 500;

	private static final int MAX_NAMED = 60;

	private static final Set<String> MEMBERS = Set.of("ids", "patch", "delete", "children");

	/**
	 * Reads a request.
	 * @throws dev.kalends.shared.UnreadableInputException with one violation per invalid
	 * member
	 */
	static BulkRequest parse(JsonNode body) {
		JsonMembers json = JsonMembers.of(body, MEMBERS, Set.of());
		List<UUID> ids = json.list("ids", null, "bulk-ids", MAX_ITEMS, (node) -> id(node, json));
		JsonMembers patch = json.object("patch", null, BulkRequest::patch);
		boolean delete = Boolean.TRUE.equals(json.flag("delete", Boolean.FALSE));
		ChildrenChoice children = json.choice("children", null, ChildrenChoice::ofCode, ChildrenChoice.codes());
		if (!json.has("ids") || (ids != null && ids.isEmpty())) {
			json.refuse(Violation.of("ids", "bulk-ids", MAX_ITEMS));
		}
		if (delete == json.has("patch")) {
			json.refuse(Violation.of("patch", "bulk-choice"));
		}
		json.verify();
		return new BulkRequest((ids != null) ? ids : List.of(), patch, children);
	}

	/**
	 * Reads an id. The violation quotes an invalid id, truncated to {@value #MAX_NAMED}
	 * characters.
	 */
	private static @Nullable UUID id(JsonNode node, JsonMembers json) {
		UUID id = node.isString() ? JsonMembers.toId(node.stringValue()) : null;
		if (id == null) {
			String text = node.isString() ? node.stringValue() : node.toString();
			json.refuse(Violation.of("ids", "bulk-id", text.substring(0, Math.min(text.length(), MAX_NAMED))));
		}
		return id;
	}

	private static JsonMembers patch(JsonNode node) {
		JsonMembers patch = WorkItemMembers.read(node);
		WorkItemMembers.applyTo(WorkItemDraft.builder().build(), patch);
		patch.verify();
		return patch;
	}

}
