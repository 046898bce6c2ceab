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
import dev.kalends.workitem.query.SeriesOccurrences;
import org.jspecify.annotations.Nullable;

/**
 * A work item in a calendar, or one occurrence of a series. It is the same for all
 * viewers with the same perspective: members of its team or its owner (inside), or
 * assignees from outside.
 *
 * @param parentId the parent; {@code null} for a root and from outside
 * @param breadcrumb titles of the visible ancestors, root first
 * @param childCount number of visible children
 * @param teamId its team; {@code null} for a personal item and from outside
 * @param team the team's name
 * @param levels the settings levels it inherits from, farthest first, and its own
 * @param locationId the location
 * @param location name of the location
 * @param noteCount number of notes
 * @param assigneeIds the assignees, ordered by name
 * @param assignees their display names in the same order, followed by external assignees
 * @param allDay whether it has no times of day and no time zone
 * @param firstDay first day, inclusive
 * @param lastDay last day, inclusive
 * @param startsAt start; computed in UTC for an all-day item
 * @param endsAt end, exclusive; equals the start if there is no duration
 * @param occurrence the occurrence that it is, or that it replaces as an override;
 * {@code null} if it does not repeat or the viewer cannot see the series
 */
record FeedItem(UUID id, WorkItemType type, String title, WorkItemStatus status, Priority priority,
		@Nullable ActivityCategory activityCategory, @Nullable UUID parentId, List<String> breadcrumb, int childCount,
		@Nullable UUID teamId, @Nullable String team, List<EventStyleResolver.Level> levels, @Nullable UUID locationId,
		@Nullable String location, int noteCount, List<UUID> assigneeIds, List<String> assignees, int progress,
		boolean allDay, LocalDate firstDay, LocalDate lastDay, Instant startsAt, Instant endsAt, int version,
		@Nullable Occurrence occurrence) {

	/**
	 * Returns whether it has a time but no duration.
	 */
	boolean hasNoDuration() {
		return !this.allDay && this.startsAt.equals(this.endsAt);
	}

	/**
	 * Returns one occurrence of this series.
	 */
	FeedItem at(Occurrence newOccurrence, SeriesOccurrences.Occurrence dates) {
		return new FeedItem(this.id, this.type, this.title, this.status, this.priority, this.activityCategory,
				this.parentId, this.breadcrumb, this.childCount, this.teamId, this.team, this.levels, this.locationId,
				this.location, this.noteCount, this.assigneeIds, this.assignees, this.progress, this.allDay,
				dates.date(), dates.lastDay(), dates.startsAt(), dates.endsAt(), this.version, newOccurrence);
	}

	/**
	 * An occurrence of a series.
	 *
	 * @param originalStart the start by the rule, which identifies the occurrence
	 * @param rule the recurrence rule of the series
	 */
	record Occurrence(UUID seriesId, String originalStart, String rule) {

	}

}
