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
 * A work item with all information for its page, limited to objects that the viewer can
 * see.
 *
 * @param descriptionHtml the description as sanitised HTML; {@code null} without one
 * @param team the team; {@code null} also when the viewer is not a member
 * @param location the location; {@code null} without one
 * @param notes the notes, oldest first
 * @param breadcrumb the visible ancestors, root first
 * @param children the first {@link #MAX_CHILDREN} visible children
 * @param descendantCount number of visible descendants at all levels
 * @param effectiveColor the item's colour, else the nearest ancestor's, else the type's
 * @param mayEdit whether the viewer may edit the content
 * @param mayManage whether the viewer may change all fields, delete the item and add
 * children
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
		WorkItemDraft draft, boolean overdue) {

	/**
	 * How many children are listed at most.
	 */
	static final int MAX_CHILDREN = 100;

	/**
	 * Returns whether there may be more children than are listed.
	 */
	public boolean hasMoreChildren() {
		return this.children.size() == MAX_CHILDREN && this.descendantCount > MAX_CHILDREN;
	}

	/**
	 * An ancestor.
	 */
	public record Crumb(UUID id, String title) {

	}

	/**
	 * A child.
	 */
	public record Child(UUID id, String title, WorkItemType type, WorkItemStatus status, int progress) {

	}

}
