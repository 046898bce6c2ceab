package dev.kalends.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A table whose columns are those of the import.
 *
 * @param columns the names of its columns
 * @param rows the rows after the header, without empty ones
 */
record CsvTable(List<String> columns, List<Row> rows) {

	/**
	 * Required columns, in the order of messages about them.
	 */
	static final List<String> REQUIRED = List.of("title", "type");

	/**
	 * Reads the table from the CSV dialect of the API: UTF-8, commas, and exact names of
	 * columns in the first row.
	 * @throws ImportRefusedException when the content is not a valid table
	 */
	static CsvTable read(byte[] content, List<String> columns, int maxRows) {
		CsvFile file = CsvFile.read(FileEncoding.UTF_8.open(content), Separator.COMMA, maxRows);
		List<String> names = names(file.header(), columns);
		return new CsvTable(names, file.rows().stream().map((row) -> row(names, row)).toList());
	}

	private static List<String> names(List<String> header, List<String> columns) {
		List<String> names = new ArrayList<>();
		List<RowViolation> violations = new ArrayList<>();
		for (String cell : header) {
			String name = cell.toLowerCase(Locale.ROOT);
			if (!columns.contains(name)) {
				violations.add(new RowViolation(1, Violation.of(cell, "csv-column", String.join(", ", columns))));
			}
			else if (names.contains(name)) {
				violations.add(new RowViolation(1, Violation.of(name, "csv-column-twice")));
			}
			names.add(name);
		}
		REQUIRED.stream()
			.filter((name) -> !names.contains(name))
			.forEach((name) -> violations.add(new RowViolation(1, Violation.of(name, "csv-column-missing"))));
		if (!violations.isEmpty()) {
			throw new ImportRefusedException(violations);
		}
		return names;
	}

	private static Row row(List<String> names, CsvFile.Cells cells) {
		Map<String, String> values = new HashMap<>();
		for (int i = 0; i < names.size(); i++) {
			values.put(names.get(i), cells.get(i));
		}
		return new Row(cells.number(), values, List.of());
	}

	/**
	 * A row after the header.
	 *
	 * @param number row number as in a spreadsheet
	 * @param values the cells by column name
	 * @param violations what is already known to be wrong with the row
	 */
	record Row(long number, Map<String, String> values, List<Violation> violations) {

		/**
		 * Returns the trimmed value of a cell; {@code null} when it is empty or the
		 * column is missing.
		 */
		@Nullable String get(String column) {
			String value = this.values.get(column);
			return (value == null || value.isBlank()) ? null : value.strip();
		}

	}

}
