package dev.kalends.workitem;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The requested values of all writable members of a work item. Forms, the REST API and
 * imports all produce drafts, which {@link DraftRules} validates.
 *
 * @param type required
 * @param title 1–500 characters; required
 * @param description Markdown, at most 20,000 characters
 * @param status defaults to not started
 * @param priority defaults to medium
 * @param activityCategory for activities only
 * @param parentId the parent; {@code null} for a root
 * @param teamId the team; {@code null} for a personal item
 * @param locationId the location
 * @param assigneeIds ids of the assigned people
 * @param externalAssignees names of people or roles without an account
 * @param progress 0–100; defaults to 0
 * @param autoProgress whether the progress follows from the children; defaults to true
 * @param startDate first day, inclusive
 * @param dueDate last day, inclusive
 * @param startTime time of day on the first day
 * @param endTime time of day on the last day
 * @param timeZone zone of the times; defaults to the viewer's zone when there are times
 * @param calendarVisible whether it is in the feed; defaults to true
 * @param color {@code #rrggbb}; inherited when {@code null}
 */
public record WorkItemDraft(@Nullable WorkItemType type, @Nullable String title, @Nullable String description,
		@Nullable WorkItemStatus status, @Nullable Priority priority, @Nullable ActivityCategory activityCategory,
		@Nullable UUID parentId, @Nullable UUID teamId, @Nullable UUID locationId, Set<UUID> assigneeIds,
		Set<String> externalAssignees, @Nullable Integer progress, @Nullable Boolean autoProgress,
		@Nullable LocalDate startDate, @Nullable LocalDate dueDate, @Nullable LocalTime startTime,
		@Nullable LocalTime endTime, @Nullable ZoneId timeZone, @Nullable Boolean calendarVisible,
		@Nullable String color) {

	public WorkItemDraft {
		assigneeIds = Set.copyOf(assigneeIds);
		externalAssignees = Collections.unmodifiableSet(new LinkedHashSet<>(externalAssignees));
	}

	/**
	 * Returns an empty builder.
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Returns a copy with shifted dates and the same times of day.
	 * @param days number of days to add; negative to subtract
	 */
	WorkItemDraft movedBy(int days) {
		return with().startDate((this.startDate != null) ? this.startDate.plusDays(days) : null)
			.dueDate((this.dueDate != null) ? this.dueDate.plusDays(days) : null)
			.build();
	}

	/**
	 * Returns a builder that is initialized from this draft.
	 */
	public Builder with() {
		Builder builder = new Builder();
		builder.type = this.type;
		builder.title = this.title;
		builder.description = this.description;
		builder.status = this.status;
		builder.priority = this.priority;
		builder.activityCategory = this.activityCategory;
		builder.parentId = this.parentId;
		builder.teamId = this.teamId;
		builder.locationId = this.locationId;
		builder.assigneeIds = this.assigneeIds;
		builder.externalAssignees = this.externalAssignees;
		builder.progress = this.progress;
		builder.autoProgress = this.autoProgress;
		builder.startDate = this.startDate;
		builder.dueDate = this.dueDate;
		builder.startTime = this.startTime;
		builder.endTime = this.endTime;
		builder.timeZone = this.timeZone;
		builder.calendarVisible = this.calendarVisible;
		builder.color = this.color;
		return builder;
	}

	Schedule schedule() {
		return new Schedule(this.startDate, this.dueDate, this.startTime, this.endTime, this.timeZone);
	}

	/**
	 * Builds a draft.
	 */
	public static final class Builder {

		private @Nullable WorkItemType type;

		private @Nullable String title;

		private @Nullable String description;

		private @Nullable WorkItemStatus status;

		private @Nullable Priority priority;

		private @Nullable ActivityCategory activityCategory;

		private @Nullable UUID parentId;

		private @Nullable UUID teamId;

		private @Nullable UUID locationId;

		private Set<UUID> assigneeIds = Set.of();

		private Set<String> externalAssignees = Set.of();

		private @Nullable Integer progress;

		private @Nullable Boolean autoProgress;

		private @Nullable LocalDate startDate;

		private @Nullable LocalDate dueDate;

		private @Nullable LocalTime startTime;

		private @Nullable LocalTime endTime;

		private @Nullable ZoneId timeZone;

		private @Nullable Boolean calendarVisible;

		private @Nullable String color;

		private Builder() {
		}

		public Builder type(@Nullable WorkItemType value) {
			this.type = value;
			return this;
		}

		public Builder title(@Nullable String value) {
			this.title = value;
			return this;
		}

		public Builder description(@Nullable String value) {
			this.description = value;
			return this;
		}

		public Builder status(@Nullable WorkItemStatus value) {
			this.status = value;
			return this;
		}

		public Builder priority(@Nullable Priority value) {
			this.priority = value;
			return this;
		}

		public Builder activityCategory(@Nullable ActivityCategory value) {
			this.activityCategory = value;
			return this;
		}

		public Builder parentId(@Nullable UUID value) {
			this.parentId = value;
			return this;
		}

		public Builder teamId(@Nullable UUID value) {
			this.teamId = value;
			return this;
		}

		public Builder locationId(@Nullable UUID value) {
			this.locationId = value;
			return this;
		}

		public Builder assigneeIds(Set<UUID> value) {
			this.assigneeIds = value;
			return this;
		}

		public Builder externalAssignees(Set<String> value) {
			this.externalAssignees = value;
			return this;
		}

		public Builder progress(@Nullable Integer value) {
			this.progress = value;
			return this;
		}

		public Builder autoProgress(@Nullable Boolean value) {
			this.autoProgress = value;
			return this;
		}

		public Builder startDate(@Nullable LocalDate value) {
			this.startDate = value;
			return this;
		}

		public Builder dueDate(@Nullable LocalDate value) {
			this.dueDate = value;
			return this;
		}

		public Builder startTime(@Nullable LocalTime value) {
			this.startTime = value;
			return this;
		}

		public Builder endTime(@Nullable LocalTime value) {
			this.endTime = value;
			return this;
		}

		public Builder timeZone(@Nullable ZoneId value) {
			this.timeZone = value;
			return this;
		}

		public Builder calendarVisible(@Nullable Boolean value) {
			this.calendarVisible = value;
			return this;
		}

		public Builder color(@Nullable String value) {
			this.color = value;
			return this;
		}

		public WorkItemDraft build() {
			return new WorkItemDraft(this.type, this.title, this.description, this.status, this.priority,
					this.activityCategory, this.parentId, this.teamId, this.locationId, this.assigneeIds,
					this.externalAssignees, this.progress, this.autoProgress, this.startDate, this.dueDate,
					this.startTime, this.endTime, this.timeZone, this.calendarVisible, this.color);
		}

	}

}
