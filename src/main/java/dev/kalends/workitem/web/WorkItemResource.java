package dev.kalends.workitem.web;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemMembers;
import org.jspecify.annotations.Nullable;

/**
 * A work item as JSON, as one person sees it: all fields that can be set, and the members
 * that follow from what was done with the item.
 *
 * @param members the members by name
 */
public record WorkItemResource(@JsonValue Map<String, @Nullable Object> members) {

	/**
	 * Returns an item as somebody sees it.
	 * @param access what that person may see
	 */
	static WorkItemResource of(WorkItem item, Access access) {
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		members.put("id", item.id());
		members.putAll(WorkItemMembers.of(item.asDraft(access)));
		members.put("ownerId", item.ownerId());
		members.put("completedAt", item.completedAt());
		members.put("createdAt", item.createdAt());
		members.put("updatedAt", item.updatedAt());
		members.put("version", item.version());
		return new WorkItemResource(members);
	}

}
