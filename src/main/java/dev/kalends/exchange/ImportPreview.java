package dev.kalends.exchange;

import java.util.List;
import java.util.Locale;

import dev.kalends.shared.Violation;

/**
 * What an import of a file would do.
 *
 * @param dialect how the file was read
 * @param rows its rows, in order
 */
record ImportPreview(Dialect dialect, List<Row> rows) {

	/**
	 * Returns the number of rows that become something or are left out.
	 */
	long count(Action action) {
		return this.rows.stream().filter((row) -> row.action() == action).count();
	}

	/**
	 * What becomes of a row.
	 */
	enum Action {

		CREATE,

		/**
		 * The row has violations. It is left out, or the file is refused because of it.
		 */
		SKIP;

		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * A row.
	 *
	 * @param row the row
	 * @param violations why it cannot be imported; empty when it can
	 */
	record Row(ImportRow row, List<Violation> violations) {

		Action action() {
			return this.violations.isEmpty() ? Action.CREATE : Action.SKIP;
		}

	}

}
