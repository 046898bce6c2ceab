package dev.kalends.settings;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What one level sets for itself and everything below. A member that is not set is
 * {@code null}.
 *
 * @param color {@code #rrggbb}
 * @param timeZone IANA name
 * @param reminders minutes before the start, 0–525,600 each
 * @param workingHours when people work
 * @param workingDays the days of the week on which people work, Monday first, such as
 * {@code monday}
 * @param holidays the country, or region of one, whose public holidays are kept, such as
 * {@code de-by}
 * @param labels words to find and tell items by
 * @param defaultAssignees people proposed for new items
 * @param checklist what is to be ticked off, in order
 * @param inherit {@code false} cuts off everything above
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LevelSettings(@Nullable String color, @Nullable String timeZone, @Nullable List<Integer> reminders,
		@Nullable WorkingHours workingHours, @Nullable List<String> workingDays, @Nullable String holidays,
		@Nullable List<String> labels, @Nullable List<UUID> defaultAssignees, @Nullable List<String> checklist,
		@Nullable Boolean inherit) {

	static final LevelSettings NONE = new LevelSettings(null, null, null, null, null, null, null, null, null, null);

	/**
	 * Tells whether everything above is cut off.
	 */
	boolean cuts() {
		return Boolean.FALSE.equals(this.inherit);
	}

	/**
	 * Returns the same settings with colour and time zone of the item that they belong
	 * to.
	 */
	LevelSettings with(@Nullable String itemColor, @Nullable String itemZone) {
		return new LevelSettings(itemColor, itemZone, this.reminders, this.workingHours, this.workingDays,
				this.holidays, this.labels, this.defaultAssignees, this.checklist, this.inherit);
	}

	/**
	 * From when to when people work.
	 *
	 * @param start time of day such as {@code 08:30}
	 * @param end time of day after the start
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record WorkingHours(@Nullable String start, @Nullable String end) {

		/**
		 * Returns these hours, completed by those of a level above.
		 */
		WorkingHours over(@Nullable WorkingHours above) {
			return (above == null) ? this : new WorkingHours((this.start != null) ? this.start : above.start,
					(this.end != null) ? this.end : above.end);
		}

		boolean isEmpty() {
			return this.start == null && this.end == null;
		}

		/**
		 * Tells whether the end comes after the start, as far as both are set.
		 */
		boolean isInOrder() {
			return this.start == null || this.end == null
					|| LocalTime.parse(this.end).isAfter(LocalTime.parse(this.start));
		}

	}

}
