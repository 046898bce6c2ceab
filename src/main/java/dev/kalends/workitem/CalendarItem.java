package dev.kalends.workitem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A work item as one person sees it on the calendar.
 *
 * @param parentId the item right above; {@code null} for a root and for an assignee
 * @param breadcrumb titles of the visible items above, root first
 * @param childCount number of visible items right below
 * @param color {@code #rrggbb}: the item's own, else the nearest ancestor's, else the
 * type's
 * @param assignees display names, in order, then labels
 * @param allDay whether it lasts whole days and floats
 * @param firstDay first day, inclusive
 * @param lastDay last day, inclusive
 * @param startsAt when it starts; as if in UTC when it lasts all day
 * @param endsAt when it has ended, exclusive; the start itself for a moment
 * @param mayEdit whether the person may change dates and status
 */
public record CalendarItem(UUID id, WorkItemType type, String title, WorkItemStatus status, Priority priority,
		@Nullable ActivityCategory activityCategory, @Nullable UUID parentId, List<String> breadcrumb, int childCount,
		String color, List<String> assignees, int progress, boolean allDay, LocalDate firstDay, LocalDate lastDay,
		Instant startsAt, Instant endsAt, int version, boolean mayEdit) {

	/**
	 * Tells whether it has a start and no duration.
	 */
	public boolean isMoment() {
		return !this.allDay && this.startsAt.equals(this.endsAt);
	}

}
