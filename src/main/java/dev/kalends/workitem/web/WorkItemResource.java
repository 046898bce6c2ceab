package dev.kalends.workitem.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * A work item as JSON, for one viewer.
 *
 * @param parentId the parent; {@code null} for a root, and for an assignee who is not a
 * member
 * @param teamId the team; {@code null} for a personal item, and for an assignee who is
 * not a member
 * @param startTime time of day, such as {@code 09:30:00}
 * @param color {@code #rrggbb}; {@code null} when it is inherited
 * @param version incremented by every change except derived ones
 */
record WorkItemResource(UUID id, String type, String title, @Nullable String description, String status,
		String priority, @Nullable String activityCategory, @Nullable UUID parentId, @Nullable UUID teamId,
		@Nullable UUID locationId, UUID ownerId, List<UUID> assigneeIds, List<String> assigneeLabels, int progress,
		boolean autoProgress, @Nullable LocalDate startDate, @Nullable LocalDate dueDate,
		@JsonFormat(pattern = "HH:mm:ss") @Nullable LocalTime startTime,
		@JsonFormat(pattern = "HH:mm:ss") @Nullable LocalTime endTime, @Nullable String timeZone,
		boolean calendarVisible, @Nullable String color, @Nullable Instant completedAt, Instant createdAt,
		Instant updatedAt, int version) {

	static WorkItemResource of(WorkItem item, Access access) {
		return of(item, access.visibleParentId(item), access.visibleTeamId(item));
	}

	private static WorkItemResource of(WorkItem item, @Nullable UUID parentId, @Nullable UUID teamId) {
		ZoneId zone = item.timeZone();
		return new WorkItemResource(item.id(), item.type().code(), item.title(), item.description(),
				item.status().code(), item.priority().code(),
				(item.activityCategory() != null) ? item.activityCategory().code() : null, parentId, teamId,
				item.locationId(), item.ownerId(), item.assigneeIds().stream().sorted().toList(),
				List.copyOf(item.externalAssignees()), item.progress(), item.isAutoProgress(), item.startDate(),
				item.dueDate(), item.startTime(), item.endTime(), (zone != null) ? zone.getId() : null,
				item.isCalendarVisible(), item.color(), item.completedAt(), item.createdAt(), item.updatedAt(),
				item.version());
	}

}
