package dev.kalends.exchange;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How a file was read.
 *
 * @param encoding its encoding
 * @param separator the character between its cells
 * @param columns its columns, in order
 * @param dates its columns with dates
 * @param open what is ambiguous and has to be decided before an import
 */
record Dialect(FileEncoding encoding, Separator separator, List<FileColumn> columns, Map<String, DateColumn> dates,
		List<RowViolation> open) {

	/**
	 * The dialect of the API.
	 */
	static Dialect strict(List<String> columns) {
		return new Dialect(FileEncoding.UTF_8, Separator.COMMA,
				columns.stream().map((column) -> new FileColumn(column, column)).toList(), Map.of(), List.of());
	}

	/**
	 * Returns the headers of columns that are not imported, except for empty ones.
	 */
	List<String> ignored() {
		return this.columns.stream()
			.filter((column) -> column.name() == null && !column.header().isEmpty())
			.map(FileColumn::header)
			.toList();
	}

	/**
	 * Returns the header of a column of the import.
	 */
	String header(String name) {
		return this.columns.stream()
			.filter((column) -> Objects.equals(column.name(), name))
			.map(FileColumn::header)
			.findFirst()
			.orElse(name);
	}

	/**
	 * A column of a file.
	 *
	 * @param header its header; may be empty
	 * @param name the column of the import; {@code null} when it is ignored
	 */
	record FileColumn(String header, @Nullable String name) {

	}

}
