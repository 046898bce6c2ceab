package dev.kalends.workitem;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A complete draft that satisfies all rules that can be checked without other items.
 * Created by {@link DraftRules} only.
 */
public record CheckedDraft(WorkItemType type, String title, @Nullable String description, WorkItemStatus status,
		Priority priority, @Nullable ActivityCategory activityCategory, Set<UUID> assigneeIds,
		List<String> externalAssignees, int progress, boolean autoProgress, Schedule schedule, boolean calendarVisible,
		@Nullable String color, @Nullable UUID locationId) {

}
