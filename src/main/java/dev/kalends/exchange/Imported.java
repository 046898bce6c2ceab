package dev.kalends.exchange;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The result of an import.
 *
 * @param created number of created items
 * @param firstDate the earliest first day of these items; {@code null} without dates
 * @param ignored headers of the columns that were not imported
 */
record Imported(int created, @Nullable LocalDate firstDate, List<String> ignored) {

	/**
	 * Returns the same result with the columns that were not imported.
	 */
	Imported withIgnored(List<String> headers) {
		return new Imported(this.created, this.firstDate, headers);
	}

}
