package dev.kalends.workitem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.kalends.web.JsonMembers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A work item as JSON, as one person sees it.
 *
 * @param parentId the item right above; {@code null} for a root and for an assignee from
 * outside
 * @param teamId its team; {@code null} for a personal item and for an assignee from
 * outside
 * @param startTime time of day such as {@code 09:30:00}
 * @param color {@code #rrggbb}; {@code null} when it is inherited
 * @param version grows by one with every change that somebody makes
 */
record WorkItemResource(UUID id, String type, String title, @Nullable String description, String status,
		String priority, @Nullable String activityCategory, @Nullable UUID parentId, @Nullable UUID teamId,
		@Nullable UUID locationId, UUID ownerId, List<UUID> assigneeIds, List<String> assigneeLabels, int progress,
		boolean autoProgress, @Nullable LocalDate startDate, @Nullable LocalDate dueDate,
		@JsonFormat(pattern = "HH:mm:ss") @Nullable LocalTime startTime,
		@JsonFormat(pattern = "HH:mm:ss") @Nullable LocalTime endTime, @Nullable String timeZone,
		boolean calendarVisible, @Nullable String color, @Nullable Instant completedAt, Instant createdAt,
		Instant updatedAt, int version) {

	static final Set<String> WRITABLE = Set.of("type", "title", "description", "status", "priority", "activityCategory",
			"parentId", "teamId", "locationId", "assigneeIds", "assigneeLabels", "progress", "autoProgress",
			"startDate", "dueDate", "startTime", "endTime", "timeZone", "calendarVisible", "color");

	private static final Set<String> READ_ONLY = Set.of("id", "ownerId", "completedAt", "createdAt", "updatedAt",
			"version");

	static WorkItemResource of(WorkItem item, Access access) {
		return of(item, access.visibleParentId(item), access.visibleTeamId(item));
	}

	/**
	 * Returns an item as those see it who see all of it.
	 */
	static WorkItemResource whole(WorkItem item) {
		return of(item, item.parentId(), item.teamId());
	}

	private static WorkItemResource of(WorkItem item, @Nullable UUID parentId, @Nullable UUID teamId) {
		ZoneId zone = item.timeZone();
		return new WorkItemResource(item.id(), item.type().code(), item.title(), item.description(),
				item.status().code(), item.priority().code(),
				(item.activityCategory() != null) ? item.activityCategory().code() : null, parentId, teamId,
				item.locationId(), item.ownerId(), item.assigneeIds().stream().sorted().toList(),
				List.copyOf(item.assigneeLabels()), item.progress(), item.isAutoProgress(), item.startDate(),
				item.dueDate(), item.startTime(), item.endTime(), (zone != null) ? zone.getId() : null,
				item.isCalendarVisible(), item.color(), item.completedAt(), item.createdAt(), item.updatedAt(),
				item.version());
	}

	/**
	 * Opens what was sent to create or patch an item.
	 * @throws dev.kalends.shared.UnreadableInputException when it is not an object
	 */
	static JsonMembers members(@Nullable JsonNode body) {
		return JsonMembers.of(body, WRITABLE, READ_ONLY);
	}

	/**
	 * Returns a draft with what was sent; a member that was not leaves what it was.
	 */
	static WorkItemDraft applyTo(WorkItemDraft before, JsonMembers json) {
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

}
