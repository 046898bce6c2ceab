package dev.kalends.workitem;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A draft that keeps every rule that can be checked without other items. Only
 * {@link DraftRules} makes one.
 */
public record CheckedDraft(WorkItemType type, String title, @Nullable String description, WorkItemStatus status,
		Priority priority, @Nullable ActivityCategory activityCategory, Set<UUID> assigneeIds,
		List<String> assigneeLabels, int progress, boolean autoProgress, Schedule schedule, boolean calendarVisible,
		@Nullable String color, @Nullable UUID locationId) {

}
