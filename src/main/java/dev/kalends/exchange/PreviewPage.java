package dev.kalends.exchange;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What the import page shows of a file.
 *
 * @param reading how the file was read
 * @param problems what has to be decided, or why the file cannot be read, in order
 * @param creates number of rows that can be imported
 * @param skips number of rows that cannot
 * @param rows the rows to show
 * @param part which of the rows are shown
 */
record PreviewPage(Reading reading, List<RowErrors.RowError> problems, long creates, long skips, List<Row> rows,
		Part part) {

	/**
	 * Tells whether the file can be imported, apart from rows with violations.
	 */
	public boolean isReady() {
		return this.problems.isEmpty() && this.creates > 0;
	}

	public long total() {
		return this.creates + this.skips;
	}

	/**
	 * How a file was read. Members that are {@code null} are unknown.
	 *
	 * @param encoding the encoding
	 * @param encodingChosen whether it was chosen
	 * @param separator the separator
	 * @param separatorChosen whether it was chosen
	 * @param dates how the dates were read; {@code null} when all have one meaning
	 * @param columns the columns; empty when they are unknown
	 * @param chosenColumns the chosen columns as a parameter; empty when they were
	 * guessed
	 * @param ignored headers of the columns that are ignored
	 * @param teamId the team of items without another
	 * @param type the type of items without one
	 * @param codes the values to choose from, by parameter
	 * @param labels message keys of the columns of the import
	 */
	record Reading(@Nullable String encoding, boolean encodingChosen, @Nullable String separator,
			boolean separatorChosen, @Nullable Dates dates, List<Column> columns, String chosenColumns,
			List<String> ignored, @Nullable UUID teamId, @Nullable String type, Map<String, List<String>> codes,
			Map<String, String> labels) {

	}

	/**
	 * How dates with the year last were read.
	 *
	 * @param order the common order; {@code null} when columns differ or it is undecided
	 * @param chosen whether it was chosen
	 * @param undecided whether it has to be chosen
	 */
	record Dates(@Nullable String order, boolean chosen, boolean undecided) {

	}

	/**
	 * A column of the file.
	 *
	 * @param number its number, from 1
	 * @param header its header; may be empty
	 * @param name the column of the import; {@code null} when it is ignored
	 */
	record Column(int number, String header, @Nullable String name) {

	}

	/**
	 * A row.
	 *
	 * @param number row number as in a spreadsheet
	 * @param action what becomes of it
	 * @param title the title; {@code null} when there is none
	 * @param type the code of the type; {@code null} when there is none
	 * @param parent the title of the parent; {@code null} for a root
	 * @param when dates and times in words; {@code null} without dates
	 * @param reasons why it is skipped
	 */
	record Row(long number, String action, @Nullable String title, @Nullable String type, @Nullable String parent,
			@Nullable String when, List<RowErrors.RowError> reasons) {

	}

	/**
	 * Which of the rows are shown.
	 *
	 * @param onlyProblems whether only rows with problems are shown
	 * @param number number of the part, from 0
	 * @param count number of parts, at least 1
	 * @param first position of its first row, from 1
	 * @param last position of its last row
	 * @param total number of rows in all parts
	 */
	record Part(boolean onlyProblems, int number, int count, long first, long last, long total) {

		static final Part NONE = new Part(false, 0, 1, 0, 0, 0);

	}

}
