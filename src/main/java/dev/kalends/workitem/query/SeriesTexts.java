package dev.kalends.workitem.query;

import java.time.LocalDate;
import java.util.List;

import dev.kalends.web.DateTexts;
import dev.kalends.workitem.recurrence.Recurrence;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Formats the repetition of items as text.
 */
@Component
public class SeriesTexts {

	private final RecurrenceWords words;

	private final DateTexts dates;

	SeriesTexts(RecurrenceWords words, DateTexts dates) {
		this.words = words;
		this.dates = dates;
	}

	/**
	 * Returns the rule and the next dates of a series; {@code null} without a series.
	 */
	public @Nullable Repetition of(@Nullable SeriesDetails series) {
		return (series != null) ? of(series.recurrence(), series.next()) : null;
	}

	/**
	 * Returns a rule and some of its dates.
	 */
	public Repetition of(Recurrence recurrence, List<LocalDate> dates) {
		return new Repetition(this.words.of(recurrence.rule(), recurrence.start(), recurrence.zone()),
				dates.stream().map(this.dates::day).toList());
	}

	/**
	 * The repetition of an item as text.
	 *
	 * @param words the rule in words, such as "every week on Tuesday"
	 * @param next the next dates, with weekdays
	 */
	public record Repetition(String words, List<String> next) {

	}

}
