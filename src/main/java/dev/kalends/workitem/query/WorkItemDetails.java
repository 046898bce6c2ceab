package dev.kalends.workitem.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.kalends.account.PersonName;
import dev.kalends.location.Location;
import dev.kalends.team.TeamName;
import dev.kalends.workitem.ActivityCategory;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemField;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import dev.kalends.workitem.note.Note;
import dev.kalends.workitem.recurrence.OriginalStart;
import org.jspecify.annotations.Nullable;

/**
 * A work item with all information for its page, limited to objects that the viewer can
 * see.
 *
 * @param draft the values of all fields, as the viewer sees them. The methods with the
 * names of fields return them one by one
 * @param descriptionHtml the description as sanitised HTML; {@code null} without one
 * @param team the team; {@code null} also when the viewer is not a member
 * @param location the location; {@code null} without one
 * @param notes the notes, oldest first
 * @param breadcrumb the visible ancestors, root first
 * @param children the first {@link #MAX_CHILDREN} visible children
 * @param descendantCount number of visible descendants at any depth
 * @param effectiveColor the item's colour, else the nearest ancestor's, else the type's
 * @param mayEdit whether the viewer may edit the content
 * @param mayManage whether the viewer may change all fields, delete the item and add
 * children
 * @param overdue whether the item is past its end and still open
 * @param series the series that the item is, or of which it is an occurrence;
 * {@code null} if it does not repeat or the viewer cannot see the series
 */
public record WorkItemDetails(UUID id, WorkItemDraft draft, @Nullable String descriptionHtml, @Nullable TeamName team,
		@Nullable Location location, PersonName owner, List<PersonName> assignees, List<Note> notes,
		List<Crumb> breadcrumb, List<Child> children, int descendantCount, String effectiveColor,
		@Nullable Instant completedAt, int version, boolean mayEdit, boolean mayManage, boolean overdue,
		@Nullable SeriesDetails series) {

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
	 * Returns the id in the address of the item. An occurrence has that of its series.
	 */
	public UUID addressId() {
		return (this.series != null) ? this.series.id() : this.id;
	}

	/**
	 * Returns the original start of the occurrence that is shown; {@code null} for a
	 * whole series and for items that do not repeat.
	 */
	public @Nullable OriginalStart occurrence() {
		return (this.series != null) ? this.series.occurrence() : null;
	}

	/**
	 * Returns the query of the address of the item, empty or with a question mark.
	 */
	public String query() {
		OriginalStart occurrence = occurrence();
		return (occurrence != null) ? "?" + OriginalStart.PARAMETER + "=" + occurrence : "";
	}

	public WorkItemType type() {
		return required(WorkItemField.TYPE);
	}

	public String title() {
		return required(WorkItemField.TITLE);
	}

	public @Nullable String description() {
		return this.draft.description();
	}

	public WorkItemStatus status() {
		return required(WorkItemField.STATUS);
	}

	public Priority priority() {
		return required(WorkItemField.PRIORITY);
	}

	public @Nullable ActivityCategory activityCategory() {
		return this.draft.activityCategory();
	}

	public List<String> externalAssignees() {
		return List.copyOf(this.draft.externalAssignees());
	}

	public int progress() {
		return required(WorkItemField.PROGRESS);
	}

	public boolean autoProgress() {
		return required(WorkItemField.AUTO_PROGRESS);
	}

	public boolean calendarVisible() {
		return required(WorkItemField.CALENDAR_VISIBLE);
	}

	public @Nullable LocalDate startDate() {
		return this.draft.startDate();
	}

	public @Nullable LocalDate dueDate() {
		return this.draft.dueDate();
	}

	/**
	 * Returns the first day; {@code null} without dates.
	 */
	public @Nullable LocalDate firstDay() {
		LocalDate start = startDate();
		return (start != null) ? start : dueDate();
	}

	public @Nullable LocalTime startTime() {
		return this.draft.startTime();
	}

	public @Nullable LocalTime endTime() {
		return this.draft.endTime();
	}

	public @Nullable ZoneId timeZone() {
		return this.draft.timeZone();
	}

	/**
	 * Returns the value of a field that every item has.
	 */
	private <T> T required(WorkItemField<T> field) {
		return Objects.requireNonNull(this.draft.get(field));
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
