package dev.kalends.workitem.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import dev.kalends.web.DateTexts;
import dev.kalends.web.Messages;
import dev.kalends.workitem.Schedule;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Formats the dates and times of items as text.
 */
@Component
public class WhenTexts {

	private final DateTexts dates;

	private final Messages messages;

	WhenTexts(DateTexts dates, Messages messages) {
		this.dates = dates;
		this.messages = messages;
	}

	/**
	 * Formats the dates and times of an item on the clock of the viewer. Times in another
	 * zone follow in that zone.
	 * @param zone the viewer's zone
	 */
	public When of(WorkItemDetails item, ZoneId zone) {
		Schedule own = new Schedule(item.startDate(), item.dueDate(), item.startTime(), item.endTime(),
				item.timeZone());
		Schedule shown = own.in(zone);
		LocalDate first = shown.firstDay();
		LocalDate last = shown.lastDay();
		String completed = (item.completedAt() != null) ? this.dates.at(item.completedAt().atZone(zone).toLocalDate(),
				item.completedAt().atZone(zone).toLocalTime()) : null;
		if (first == null || last == null) {
			return new When(this.messages.text("date.none"), null, null, completed);
		}
		boolean oneDay = first.equals(last);
		return new When(oneDay ? this.dates.day(first) : this.dates.range(first, last), times(shown, own),
				oneDay ? null : this.dates.weekdays(first, last), completed);
	}

	/**
	 * Returns the dates in a short format for list rows; an empty text without dates.
	 */
	public String shortDates(@Nullable LocalDate startDate, @Nullable LocalDate dueDate) {
		LocalDate first = (startDate != null) ? startDate : dueDate;
		LocalDate last = (dueDate != null) ? dueDate : startDate;
		return (first != null && last != null) ? this.dates.shortRange(first, last) : "";
	}

	/**
	 * Formats an instant, such as "15 October 2025, 09:30".
	 */
	public String at(Instant instant, ZoneId zone) {
		return this.dates.at(instant.atZone(zone).toLocalDate(), instant.atZone(zone).toLocalTime());
	}

	private @Nullable String times(Schedule shown, Schedule own) {
		String onClock = times(shown);
		String original = times(own);
		return (onClock == null || original == null || shown.equals(own)) ? original
				: this.messages.text("date.in-two-zones", onClock, original);
	}

	private @Nullable String times(Schedule schedule) {
		LocalTime start = schedule.startTime();
		LocalTime end = schedule.endTime();
		LocalDate first = schedule.firstDay();
		LocalDate last = schedule.lastDay();
		if (start == null || first == null || last == null) {
			return null;
		}
		String times;
		if (end == null || (end.equals(start) && first.equals(last))) {
			times = this.dates.time(start);
		}
		else if (first.equals(last)) {
			times = this.dates.times(start, end);
		}
		else {
			times = this.messages.text("date.range-wide", this.dates.at(first, start), this.dates.at(last, end));
		}
		return (schedule.zone() != null) ? this.messages.text("date.with-zone", times, schedule.zone().getId()) : times;
	}

	/**
	 * The dates and times of an item as text.
	 *
	 * @param days the day or the range of days
	 * @param times the times of day with their zone; {@code null} for an all-day item
	 * @param weekdays the weekdays of a range; {@code null} for a single day
	 * @param completed the time of completion; {@code null} when not completed
	 */
	record When(String days, @Nullable String times, @Nullable String weekdays, @Nullable String completed) {

	}

}
