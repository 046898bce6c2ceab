package dev.kalends.workitem;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A draft that satisfies every rule that can be checked without other items, with
 * defaults filled in. Only {@link DraftRules} creates one.
 *
 * @param draft the values of all fields
 * @param schedule when it takes place
 * @param externalAssignees names of assignees who are not users, whose order matters
 */
public record CheckedDraft(WorkItemDraft draft, Schedule schedule, List<String> externalAssignees) {

	/**
	 * Returns the value of any field; {@code null} when there is none.
	 */
	public <T> @Nullable T get(WorkItemField<T> field) {
		return this.draft.get(field);
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

	public @Nullable UUID locationId() {
		return this.draft.locationId();
	}

	public Set<UUID> assigneeIds() {
		return this.draft.assigneeIds();
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

	public @Nullable String color() {
		return this.draft.color();
	}

	/**
	 * Returns the normal form of the recurrence rule; {@code null} for an item that does
	 * not repeat.
	 */
	public @Nullable String recurrenceRule() {
		return this.draft.recurrenceRule();
	}

	private <T> T required(WorkItemField<T> field) {
		return Objects.requireNonNull(get(field), field::name);
	}

}
