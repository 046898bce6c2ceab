package dev.kalends.workitem;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The requested state of a work item: an optional value for each {@link WorkItemField}.
 * Pages, the REST API and imports all produce drafts, which {@link DraftRules} checks. A
 * draft is immutable; two are equal when all their values are.
 */
public final class WorkItemDraft {

	private final Map<WorkItemField<?>, Object> values;

	private WorkItemDraft(Map<WorkItemField<?>, Object> values) {
		this.values = Map.copyOf(values);
	}

	/**
	 * Returns a builder without any values.
	 */
	public static Builder builder() {
		return new Builder(Map.of());
	}

	/**
	 * Returns a builder that starts with the values of this draft.
	 */
	public Builder with() {
		return new Builder(this.values);
	}

	/**
	 * Returns the value of a field; {@code null} when there is none.
	 */
	@SuppressWarnings("unchecked") // only Builder.set puts values
	public <T> @Nullable T get(WorkItemField<T> field) {
		return (T) this.values.get(field);
	}

	/**
	 * Returns the value of a field as shown in a form; empty if there is none.
	 */
	public <T> String formatted(WorkItemField<T> field) {
		return field.format(get(field));
	}

	/**
	 * Returns the value of a field as a member of a JSON object.
	 */
	<T> @Nullable Object json(WorkItemField<T> field) {
		return field.toJson(get(field));
	}

	public @Nullable WorkItemType type() {
		return get(WorkItemField.TYPE);
	}

	public @Nullable String title() {
		return get(WorkItemField.TITLE);
	}

	/**
	 * Returns the description, which is Markdown (CommonMark).
	 */
	public @Nullable String description() {
		return get(WorkItemField.DESCRIPTION);
	}

	public @Nullable WorkItemStatus status() {
		return get(WorkItemField.STATUS);
	}

	public @Nullable Priority priority() {
		return get(WorkItemField.PRIORITY);
	}

	public @Nullable ActivityCategory activityCategory() {
		return get(WorkItemField.ACTIVITY_CATEGORY);
	}

	/**
	 * Returns the id of the parent; {@code null} for a root.
	 */
	public @Nullable UUID parentId() {
		return get(WorkItemField.PARENT_ID);
	}

	/**
	 * Returns the id of the team; {@code null} for a personal item.
	 */
	public @Nullable UUID teamId() {
		return get(WorkItemField.TEAM_ID);
	}

	public @Nullable UUID locationId() {
		return get(WorkItemField.LOCATION_ID);
	}

	public Set<UUID> assigneeIds() {
		return Objects.requireNonNullElse(get(WorkItemField.ASSIGNEE_IDS), Set.of());
	}

	/**
	 * Returns the names of assignees who are not users, in order.
	 */
	public Set<String> externalAssignees() {
		return Objects.requireNonNullElse(get(WorkItemField.EXTERNAL_ASSIGNEES), Set.of());
	}

	public @Nullable Integer progress() {
		return get(WorkItemField.PROGRESS);
	}

	/**
	 * Returns whether progress follows from the children; {@code null} means that it
	 * does.
	 */
	public @Nullable Boolean autoProgress() {
		return get(WorkItemField.AUTO_PROGRESS);
	}

	/**
	 * Returns the first day, inclusive.
	 */
	public @Nullable LocalDate startDate() {
		return get(WorkItemField.START_DATE);
	}

	/**
	 * Returns the last day, inclusive.
	 */
	public @Nullable LocalDate dueDate() {
		return get(WorkItemField.DUE_DATE);
	}

	/**
	 * Returns the time of day on the first day.
	 */
	public @Nullable LocalTime startTime() {
		return get(WorkItemField.START_TIME);
	}

	/**
	 * Returns the time of day on the last day.
	 */
	public @Nullable LocalTime endTime() {
		return get(WorkItemField.END_TIME);
	}

	/**
	 * Returns the zone of the times; the person's own is used when there are times and no
	 * zone.
	 */
	public @Nullable ZoneId timeZone() {
		return get(WorkItemField.TIME_ZONE);
	}

	/**
	 * Returns whether the item is in the feed; {@code null} means that it is.
	 */
	public @Nullable Boolean calendarVisible() {
		return get(WorkItemField.CALENDAR_VISIBLE);
	}

	/**
	 * Returns the color, {@code #rrggbb}; it is inherited when {@code null}.
	 */
	public @Nullable String color() {
		return get(WorkItemField.COLOR);
	}

	/**
	 * Returns the recurrence rule (RFC 5545); {@code null} for an item that does not
	 * repeat.
	 */
	public @Nullable String recurrenceRule() {
		return get(WorkItemField.RECURRENCE_RULE);
	}

	/**
	 * Returns the same item on other days, at the same times of day.
	 * @param days how much later; negative for earlier
	 */
	WorkItemDraft movedBy(int days) {
		LocalDate start = startDate();
		LocalDate due = dueDate();
		return with().startDate((start != null) ? start.plusDays(days) : null)
			.dueDate((due != null) ? due.plusDays(days) : null)
			.build();
	}

	Schedule schedule() {
		return new Schedule(startDate(), dueDate(), startTime(), endTime(), timeZone());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof WorkItemDraft draft && this.values.equals(draft.values);
	}

	@Override
	public int hashCode() {
		return this.values.hashCode();
	}

	@Override
	public String toString() {
		return this.values.toString();
	}

	/**
	 * Sets values one by one.
	 */
	public static final class Builder {

		private final Map<WorkItemField<?>, Object> values;

		private Builder(Map<WorkItemField<?>, Object> values) {
			this.values = new HashMap<>(values);
		}

		/**
		 * Sets a field.
		 * @param value {@code null} and an empty collection remove the value
		 */
		public <T> Builder set(WorkItemField<T> field, @Nullable T value) {
			if (value == null || (value instanceof Collection<?> elements && elements.isEmpty())) {
				this.values.remove(field);
			}
			else if (value instanceof Set<?> elements) {
				this.values.put(field, Collections.unmodifiableSet(new LinkedHashSet<>(elements)));
			}
			else {
				this.values.put(field, value);
			}
			return this;
		}

		/**
		 * Sets a field to the value that it has in another draft.
		 */
		public <T> Builder copy(WorkItemField<T> field, WorkItemDraft other) {
			return set(field, other.get(field));
		}

		public Builder type(@Nullable WorkItemType value) {
			return set(WorkItemField.TYPE, value);
		}

		public Builder title(@Nullable String value) {
			return set(WorkItemField.TITLE, value);
		}

		public Builder description(@Nullable String value) {
			return set(WorkItemField.DESCRIPTION, value);
		}

		public Builder status(@Nullable WorkItemStatus value) {
			return set(WorkItemField.STATUS, value);
		}

		public Builder priority(@Nullable Priority value) {
			return set(WorkItemField.PRIORITY, value);
		}

		public Builder activityCategory(@Nullable ActivityCategory value) {
			return set(WorkItemField.ACTIVITY_CATEGORY, value);
		}

		public Builder parentId(@Nullable UUID value) {
			return set(WorkItemField.PARENT_ID, value);
		}

		public Builder teamId(@Nullable UUID value) {
			return set(WorkItemField.TEAM_ID, value);
		}

		public Builder locationId(@Nullable UUID value) {
			return set(WorkItemField.LOCATION_ID, value);
		}

		public Builder assigneeIds(Set<UUID> value) {
			return set(WorkItemField.ASSIGNEE_IDS, value);
		}

		public Builder externalAssignees(Set<String> value) {
			return set(WorkItemField.EXTERNAL_ASSIGNEES, value);
		}

		public Builder progress(@Nullable Integer value) {
			return set(WorkItemField.PROGRESS, value);
		}

		public Builder autoProgress(@Nullable Boolean value) {
			return set(WorkItemField.AUTO_PROGRESS, value);
		}

		public Builder startDate(@Nullable LocalDate value) {
			return set(WorkItemField.START_DATE, value);
		}

		public Builder dueDate(@Nullable LocalDate value) {
			return set(WorkItemField.DUE_DATE, value);
		}

		public Builder startTime(@Nullable LocalTime value) {
			return set(WorkItemField.START_TIME, value);
		}

		public Builder endTime(@Nullable LocalTime value) {
			return set(WorkItemField.END_TIME, value);
		}

		public Builder timeZone(@Nullable ZoneId value) {
			return set(WorkItemField.TIME_ZONE, value);
		}

		public Builder calendarVisible(@Nullable Boolean value) {
			return set(WorkItemField.CALENDAR_VISIBLE, value);
		}

		public Builder color(@Nullable String value) {
			return set(WorkItemField.COLOR, value);
		}

		public Builder recurrenceRule(@Nullable String value) {
			return set(WorkItemField.RECURRENCE_RULE, value);
		}

		public WorkItemDraft build() {
			return new WorkItemDraft(this.values);
		}

	}

}
