package dev.kalends.workitem.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import dev.kalends.account.PersonName;
import dev.kalends.location.Location;
import dev.kalends.team.TeamName;
import dev.kalends.workitem.ActivityCategory;
import dev.kalends.workitem.Note;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

/**
 * A work item with everything a person who sees it is shown.
 *
 * @param descriptionHtml the description as sanitised HTML; {@code null} without one
 * @param team its team, as far as the viewer is in it
 * @param location where it takes place
 * @param notes what people noted about it, the first first
 * @param breadcrumb the visible items above, root first
 * @param children the visible items right below, the first {@link #MAX_CHILDREN} of them
 * @param descendantCount how many items stand below on all levels
 * @param effectiveColor the item's colour, else the nearest ancestor's, else the type's
 * @param mayEdit whether the viewer may change how the work goes
 * @param mayManage whether the viewer may change everything, delete it and add items
 * below it
 * @param draft the values of all fields, as the viewer sees them
 */
public record WorkItemDetails(UUID id, WorkItemType type, String title, @Nullable String description,
		@Nullable String descriptionHtml, WorkItemStatus status, Priority priority,
		@Nullable ActivityCategory activityCategory, @Nullable UUID parentId, @Nullable TeamName team,
		@Nullable Location location, List<Note> notes, List<Crumb> breadcrumb, List<Child> children,
		int descendantCount, PersonName owner, List<PersonName> assignees, List<String> externalAssignees, int progress,
		boolean autoProgress, @Nullable LocalDate startDate, @Nullable LocalDate dueDate, @Nullable LocalTime startTime,
		@Nullable LocalTime endTime, @Nullable ZoneId timeZone, boolean calendarVisible, @Nullable String color,
		String effectiveColor, @Nullable Instant completedAt, int version, boolean mayEdit, boolean mayManage,
		WorkItemDraft draft) {

	/**
	 * How many of the items right below are shown.
	 */
	static final int MAX_CHILDREN = 100;

	/**
	 * Tells whether there may be more items right below than are shown.
	 */
	public boolean hasMoreChildren() {
		return this.children.size() == MAX_CHILDREN && this.descendantCount > MAX_CHILDREN;
	}

	/**
	 * An item above.
	 */
	public record Crumb(UUID id, String title) {

	}

	/**
	 * An item right below.
	 */
	public record Child(UUID id, String title, WorkItemType type, WorkItemStatus status, int progress) {

	}

}
