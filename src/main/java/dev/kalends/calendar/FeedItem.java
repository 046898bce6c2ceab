package dev.kalends.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.kalends.settings.EventStyleResolver;
import dev.kalends.workitem.ActivityCategory;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

/**
 * A work item on a calendar, the same for everybody who sees it from the same side: from
 * within its team or personal tree, or as an assignee from outside.
 *
 * @param parentId the item right above; {@code null} for a root and from outside
 * @param breadcrumb titles of the visible items above, root first
 * @param childCount number of visible items right below
 * @param teamId its team; {@code null} for a personal item and from outside
 * @param team the team's name
 * @param levels what it inherits from and itself, the farthest first
 * @param locationId the place
 * @param location name of the place
 * @param noteCount how many notes it has
 * @param assigneeIds the people who work on it, by name
 * @param assignees their display names in the same order, then labels
 * @param allDay whether it lasts whole days and floats
 * @param firstDay first day, inclusive
 * @param lastDay last day, inclusive
 * @param startsAt when it starts; as if in UTC when it lasts all day
 * @param endsAt when it has ended, exclusive; the start itself for a moment
 */
record FeedItem(UUID id, WorkItemType type, String title, WorkItemStatus status, Priority priority,
		@Nullable ActivityCategory activityCategory, @Nullable UUID parentId, List<String> breadcrumb, int childCount,
		@Nullable UUID teamId, @Nullable String team, List<EventStyleResolver.Level> levels, @Nullable UUID locationId,
		@Nullable String location, int noteCount, List<UUID> assigneeIds, List<String> assignees, int progress,
		boolean allDay, LocalDate firstDay, LocalDate lastDay, Instant startsAt, Instant endsAt, int version) {

	/**
	 * Tells whether it has a start and no duration.
	 */
	boolean isMoment() {
		return !this.allDay && this.startsAt.equals(this.endsAt);
	}

}
