package dev.kalends.workitem.query;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.kalends.workitem.recurrence.OriginalStart;
import dev.kalends.workitem.recurrence.Recurrence;
import org.jspecify.annotations.Nullable;

/**
 * The repetition of an item on its page.
 *
 * @param id the id of the series
 * @param occurrence the original start of the shown occurrence; {@code null} if the whole
 * series is shown
 * @param changed whether the shown occurrence differs from the series
 * @param recurrence the rule and the start of the series
 * @param next the next dates, at most {@link #MAX_DATES}
 */
public record SeriesDetails(UUID id, @Nullable OriginalStart occurrence, boolean changed, Recurrence recurrence,
		List<LocalDate> next) {

	/**
	 * How many of the next dates are listed at most.
	 */
	public static final int MAX_DATES = 5;

}
