package dev.kalends.workitem;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.kalends.web.JsonMembers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The JSON members of a work item that can be set: how the REST API reads them, and how
 * the history stores them. The names and formats are those of the API (docs/api.md).
 */
public final class WorkItemMembers {

	/**
	 * Members that can be set.
	 */
	public static final Set<String> WRITABLE = Set.of("type", "title", "description", "status", "priority",
			"activityCategory", "parentId", "teamId", "locationId", "assigneeIds", "assigneeLabels", "progress",
			"autoProgress", "startDate", "dueDate", "startTime", "endTime", "timeZone", "calendarVisible", "color");

	private static final Set<String> READ_ONLY = Set.of("id", "ownerId", "completedAt", "createdAt", "updatedAt",
			"version");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

	private WorkItemMembers() {
	}

	/**
	 * Opens an object that creates or patches an item.
	 * @throws dev.kalends.shared.UnreadableInputException when it is not an object, or
	 * has a member that is not known
	 */
	public static JsonMembers read(@Nullable JsonNode body) {
		return JsonMembers.of(body, WRITABLE, READ_ONLY);
	}

	/**
	 * Returns a draft with what was sent; a member that was not leaves what it was.
	 */
	public static WorkItemDraft applyTo(WorkItemDraft before, JsonMembers json) {
		Set<UUID> assigneeIds = json.ids("assigneeIds", before.assigneeIds());
		Set<String> assigneeLabels = json.texts("assigneeLabels", before.assigneeLabels());
		return before.with()
			.type(json.choice("type", before.type(), WorkItemType::ofCode, WorkItemType.codes()))
			.title(json.text("title", before.title()))
			.description(json.text("description", before.description()))
			.status(json.choice("status", before.status(), WorkItemStatus::ofCode, WorkItemStatus.codes()))
			.priority(json.choice("priority", before.priority(), Priority::ofCode, Priority.codes()))
			.activityCategory(json.choice("activityCategory", before.activityCategory(), ActivityCategory::ofCode,
					ActivityCategory.codes()))
			.parentId(json.id("parentId", before.parentId()))
			.teamId(json.id("teamId", before.teamId()))
			.locationId(json.id("locationId", before.locationId()))
			.assigneeIds((assigneeIds != null) ? assigneeIds : Set.of())
			.assigneeLabels((assigneeLabels != null) ? assigneeLabels : Set.of())
			.progress(json.wholeNumber("progress", before.progress()))
			.autoProgress(json.flag("autoProgress", before.autoProgress()))
			.startDate(json.date("startDate", before.startDate()))
			.dueDate(json.date("dueDate", before.dueDate()))
			.startTime(json.time("startTime", before.startTime()))
			.endTime(json.time("endTime", before.endTime()))
			.timeZone(json.zone("timeZone", before.timeZone()))
			.calendarVisible(json.flag("calendarVisible", before.calendarVisible()))
			.color(json.text("color", before.color()))
			.build();
	}

	/**
	 * Returns the members of a complete draft, in the formats of the API.
	 */
	public static Map<String, @Nullable Object> of(WorkItemDraft draft) {
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		members.put("type", (draft.type() != null) ? draft.type().code() : null);
		members.put("title", draft.title());
		members.put("description", draft.description());
		members.put("status", (draft.status() != null) ? draft.status().code() : null);
		members.put("priority", (draft.priority() != null) ? draft.priority().code() : null);
		members.put("activityCategory", (draft.activityCategory() != null) ? draft.activityCategory().code() : null);
		members.put("parentId", draft.parentId());
		members.put("teamId", draft.teamId());
		members.put("locationId", draft.locationId());
		members.put("assigneeIds", draft.assigneeIds().stream().sorted().toList());
		members.put("assigneeLabels", draft.assigneeLabels());
		members.put("progress", draft.progress());
		members.put("autoProgress", draft.autoProgress());
		members.put("startDate", draft.startDate());
		members.put("dueDate", draft.dueDate());
		members.put("startTime", time(draft.startTime()));
		members.put("endTime", time(draft.endTime()));
		members.put("timeZone", (draft.timeZone() != null) ? draft.timeZone().getId() : null);
		members.put("calendarVisible", draft.calendarVisible());
		members.put("color", draft.color());
		return members;
	}

	private static @Nullable String time(@Nullable LocalTime time) {
		return (time != null) ? TIME.format(time) : null;
	}

}
