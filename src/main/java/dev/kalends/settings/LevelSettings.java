package dev.kalends.settings;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The settings that one level defines for itself and its descendants. A setting that is
 * not defined is {@code null}.
 *
 * @param color {@code #rrggbb}
 * @param timeZone IANA name
 * @param reminders minutes before the start, 0–525,600 each
 * @param workingHours when people work
 * @param workingDays the days of the week on which people work, Monday first, such as
 * {@code monday}
 * @param holidays the country or region whose public holidays apply, such as {@code
 * de-by}
 * @param labels keywords for finding and grouping items
 * @param defaultAssignees suggested assignees of new items
 * @param checklist the entries to tick, in order
 * @param inherit {@code false} if nothing is inherited from ancestors
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LevelSettings(@Nullable String color, @Nullable String timeZone, @Nullable List<Integer> reminders,
		@Nullable WorkingHours workingHours, @Nullable List<String> workingDays, @Nullable String holidays,
		@Nullable List<String> labels, @Nullable List<UUID> defaultAssignees, @Nullable List<String> checklist,
		@Nullable Boolean inherit) {

	static final LevelSettings NONE = new LevelSettings(null, null, null, null, null, null, null, null, null, null);

	/**
	 * Returns whether nothing is inherited from ancestors.
	 */
	boolean stopsInheritance() {
		return Boolean.FALSE.equals(this.inherit);
	}

	/**
	 * Returns a copy with the color and time zone of the item, which are stored with the
	 * item itself.
	 */
	LevelSettings with(@Nullable String itemColor, @Nullable String itemZone) {
		return new LevelSettings(itemColor, itemZone, this.reminders, this.workingHours, this.workingDays,
				this.holidays, this.labels, this.defaultAssignees, this.checklist, this.inherit);
	}

	/**
	 * The daily working hours.
	 *
	 * @param start time of day, such as {@code 08:30}
	 * @param end time of day, after the start
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record WorkingHours(@Nullable String start, @Nullable String end) {

		/**
		 * Returns these hours; missing values are taken from the inherited hours.
		 */
		WorkingHours completedBy(@Nullable WorkingHours inherited) {
			return (inherited == null) ? this : new WorkingHours((this.start != null) ? this.start : inherited.start,
					(this.end != null) ? this.end : inherited.end);
		}

		boolean isEmpty() {
			return this.start == null && this.end == null;
		}

		/**
		 * Returns whether the end is after the start, if both are set.
		 */
		boolean isInOrder() {
			return this.start == null || this.end == null
					|| LocalTime.parse(this.end).isAfter(LocalTime.parse(this.start));
		}

	}

}
