package dev.kalends.workitem.web;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemMembers;
import dev.kalends.workitem.recurrence.OriginalStart;
import org.jspecify.annotations.Nullable;

/**
 * A work item as JSON, as visible to one person: all writable fields, and the derived
 * members.
 *
 * @param members the members by name
 */
public record WorkItemResource(@JsonValue Map<String, @Nullable Object> members) {

	/**
	 * Returns an item as visible to a person.
	 * @param access the permissions of that person
	 * @param series the series of an override, if the person can see it; otherwise
	 * {@code null}
	 */
	static WorkItemResource of(WorkItem item, Access access, @Nullable WorkItem series) {
		OriginalStart occurrence = (series != null && item.occurrence() != null)
				? new OriginalStart(item.occurrence(), series.startTime()) : null;
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		members.put("id", item.id());
		members.putAll(WorkItemMembers.of(item.asDraft(access)));
		members.put("ownerId", item.ownerId());
		members.put("seriesId", (series != null) ? series.id() : null);
		members.put("occurrence", (occurrence != null) ? occurrence.toString() : null);
		members.put("completedAt", item.completedAt());
		members.put("createdAt", item.createdAt());
		members.put("updatedAt", item.updatedAt());
		members.put("version", item.version());
		return new WorkItemResource(members);
	}

}
