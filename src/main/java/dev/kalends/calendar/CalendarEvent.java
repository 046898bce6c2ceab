package dev.kalends.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kalends.settings.EventStyle;
import dev.kalends.web.ApplicationPath;
import dev.kalends.workitem.recurrence.OriginalStart;
import org.jspecify.annotations.Nullable;

/**
 * An event in the format of FullCalendar
 * (<a href="https://fullcalendar.io/docs/event-object">Event Object</a>).
 *
 * @param id {@code work-item-} followed by the item's id; for an occurrence, changed or
 * not, by the id of the series, {@code @} and the original start
 * @param start first day of an all-day event; otherwise UTC with {@code Z}, or wall-clock
 * time in the requested zone
 * @param end exclusive, in the same form; {@code null} for an event without duration
 * @param textColor black or white, whichever has the higher contrast
 */
record CalendarEvent(String id, String title, String start,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String end, boolean allDay, String backgroundColor,
		String textColor, List<String> classNames, boolean editable, String url, ExtendedProps extendedProps) {

	/**
	 * The member {@code editable} as {@link #of} serializes it. {@link FeedPart} finds it
	 * in the JSON and replaces its value for each viewer. JSON escapes quotation marks in
	 * strings, so a title cannot contain this text; {@code extendedProps}, which may have
	 * any members, must come after it.
	 */
	static final String NOT_EDITABLE = "\"editable\":false";

	private static final DateTimeFormatter WALL_CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

	private static final String BREADCRUMB_SEPARATOR = " › ";

	/**
	 * Returns the event of an item. The member {@code editable} is always false here
	 * ({@link #NOT_EDITABLE}); it is set per viewer later.
	 * @param style the effective color and labels
	 * @param zone the zone for wall-clock times; {@code null} for UTC
	 * @param path the path of the application
	 */
	static CalendarEvent of(FeedItem item, EventStyle style, @Nullable ZoneId zone, ApplicationPath path) {
		FeedItem.Occurrence occurrence = item.occurrence();
		String id = (occurrence != null) ? occurrence.seriesId() + "@" + occurrence.originalStart()
				: item.id().toString();
		String address = (occurrence != null)
				? occurrence.seriesId() + "?" + OriginalStart.PARAMETER + "=" + occurrence.originalStart() : id;
		return new CalendarEvent("work-item-" + id, item.title(), start(item, zone), end(item, zone), item.allDay(),
				style.color(), Contrast.textOn(style.color()),
				List.of("wi-" + item.type().code(), "wi-status-" + item.status().code()), false,
				path.prefix() + "/work-items/" + address, ExtendedProps.of(item, style));
	}

	private static String start(FeedItem item, @Nullable ZoneId zone) {
		return item.allDay() ? item.firstDay().toString() : time(item.startsAt(), zone);
	}

	private static @Nullable String end(FeedItem item, @Nullable ZoneId zone) {
		if (item.allDay()) {
			return item.lastDay().plusDays(1).toString();
		}
		return item.hasNoDuration() ? null : time(item.endsAt(), zone);
	}

	private static String time(Instant instant, @Nullable ZoneId zone) {
		return (zone == null) ? instant.toString() : WALL_CLOCK.format(LocalDateTime.ofInstant(instant, zone));
	}

	/**
	 * Non-standard members, in FullCalendar's {@code extendedProps}.
	 *
	 * @param workItemId the id of the item; of an unchanged occurrence, that of the
	 * series
	 * @param assigneeIds the ids of the people at the start of {@code assignees}; the
	 * remaining entries there are external assignees
	 * @param seriesId the series of an occurrence; {@code null} like {@code occurrence}
	 * and {@code recurrenceRule} if the event is none, or for an assignee who does not
	 * see the series
	 * @param occurrence the original start of the occurrence
	 * @param recurrenceRule the rule of the series
	 */
	record ExtendedProps(UUID workItemId, String type, String status, String priority, int progress,
			@Nullable UUID parentId, String breadcrumb, int childCount, @Nullable UUID teamId, @Nullable String team,
			List<UUID> assigneeIds, List<String> assignees, @Nullable String activityCategory, List<String> labels,
			@Nullable UUID locationId, @Nullable String location, int noteCount, int version, @Nullable UUID seriesId,
			@Nullable String occurrence, @Nullable String recurrenceRule) {

		static ExtendedProps of(FeedItem item, EventStyle style) {
			FeedItem.Occurrence occurrence = item.occurrence();
			return new ExtendedProps(item.id(), item.type().code(), item.status().code(), item.priority().code(),
					item.progress(), item.parentId(), String.join(BREADCRUMB_SEPARATOR, item.breadcrumb()),
					item.childCount(), item.teamId(), item.team(), item.assigneeIds(), item.assignees(),
					(item.activityCategory() != null) ? item.activityCategory().code() : null, style.labels(),
					item.locationId(), item.location(), item.noteCount(), item.version(),
					(occurrence != null) ? occurrence.seriesId() : null,
					(occurrence != null) ? occurrence.originalStart() : null,
					(occurrence != null) ? occurrence.rule() : null);
		}

	}

}
