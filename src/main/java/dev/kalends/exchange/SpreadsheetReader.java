package dev.kalends.exchange;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.kalends.exchange.Dialect.FileColumn;
import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads text files as spreadsheet programs write them. Everything about the file is
 * guessed from its content, unless it is chosen: encoding, separator, the meaning of the
 * columns and the order of day, month and year.
 */
@Component
class SpreadsheetReader {

	private static final int SAMPLE_SIZE = 64 * 1024;

	private static final List<String> DATE_COLUMNS = List.of("start_date", "due_date");

	private final ChoiceWords words;

	SpreadsheetReader(ChoiceWords words) {
		this.words = words;
	}

	/**
	 * Reads a file.
	 * @throws ImportRefusedException when the content is not a valid table
	 */
	Spreadsheet read(byte[] content, ImportChoices choices, int maxRows) {
		if (!choices.guess()) {
			CsvTable table = CsvTable.read(content, ImportRows.COLUMNS, maxRows);
			return new Spreadsheet(Dialect.strict(table.columns()), table);
		}
		FileEncoding encoding = Objects.requireNonNullElseGet(choices.encoding(), () -> FileEncoding.guess(content));
		SeparatorGuess guess = SeparatorGuess.of(encoding.sample(content, SAMPLE_SIZE));
		Separator separator = Objects.requireNonNullElse(choices.separator(), guess.separator());
		CsvFile file = CsvFile.readAfterBlankRows(open(encoding, content, guess.skip()), separator, maxRows);
		List<String> header = withoutEmptyColumns(file);
		List<FileColumn> columns = columns(header, choices.columns());
		Map<String, DateColumn> dates = dates(file, columns, choices.dateOrder());
		List<RowViolation> open = new ArrayList<>();
		checkColumns(file, columns, choices, open);
		dates.forEach((name, column) -> checkDates(file, name, column, open));
		Dialect dialect = new Dialect(encoding, separator, columns, dates, open);
		RowTranslator translator = new RowTranslator(dialect, this.words, choices.type());
		return new Spreadsheet(dialect, new CsvTable(header, file.rows().stream().map(translator::translate).toList()));
	}

	private static Reader open(FileEncoding encoding, byte[] content, int skip) {
		try {
			Reader reader = encoding.open(content);
			reader.skip(skip);
			return reader;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the header without the columns at its end that are empty in all rows.
	 * Spreadsheets write them for cells that only have a format.
	 */
	private static List<String> withoutEmptyColumns(CsvFile file) {
		int width = file.header().size();
		while (width > 0 && file.header().get(width - 1).isEmpty() && isEmpty(file, width - 1)) {
			width--;
		}
		return file.header().subList(0, width);
	}

	private static boolean isEmpty(CsvFile file, int column) {
		return file.rows().stream().allMatch((row) -> row.get(column).isBlank());
	}

	private static List<FileColumn> columns(List<String> header, @Nullable List<String> chosen) {
		List<FileColumn> columns = new ArrayList<>();
		Set<String> exact = header.stream()
			.filter((cell) -> isExact(cell))
			.map(ColumnNames::of)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		for (int i = 0; i < header.size(); i++) {
			String cell = header.get(i);
			String name;
			if (chosen != null) {
				name = (i < chosen.size() && !chosen.get(i).isEmpty()) ? chosen.get(i) : null;
			}
			else {
				String known = ColumnNames.of(cell);
				name = (known != null && exact.contains(known) && !isExact(cell)) ? null : known;
			}
			columns.add(new FileColumn(cell, name));
		}
		return columns;
	}

	private static boolean isExact(String header) {
		String name = ColumnNames.of(header);
		return name != null && ColumnNames.isExact(header, name);
	}

	private static Map<String, DateColumn> dates(CsvFile file, List<FileColumn> columns, @Nullable DateOrder chosen) {
		Map<String, DateColumn> dates = new LinkedHashMap<>();
		for (int i = 0; i < columns.size(); i++) {
			int index = i;
			String name = columns.get(i).name();
			if (name != null && DATE_COLUMNS.contains(name)) {
				DateColumn column = DateColumn.of(file.rows().stream().map((row) -> row.get(index)).toList());
				if (column != null) {
					dates.putIfAbsent(name, (chosen != null) ? column.in(chosen) : column);
				}
			}
		}
		DateOrder common = common(dates);
		dates.replaceAll((name, column) -> column.orElse(common));
		return dates;
	}

	/**
	 * Returns the order of the columns that decide it, for those that do not; {@code
	 * null} when there is none or they differ.
	 */
	private static @Nullable DateOrder common(Map<String, DateColumn> dates) {
		Set<DateOrder> orders = dates.values()
			.stream()
			.map(DateColumn::order)
			.filter((order) -> order == DateOrder.DMY || order == DateOrder.MDY)
			.collect(Collectors.toSet());
		return (orders.size() == 1) ? orders.iterator().next() : null;
	}

	private static void checkColumns(CsvFile file, List<FileColumn> columns, ImportChoices choices,
			List<RowViolation> open) {
		for (String name : ImportRows.COLUMNS) {
			List<String> headers = columns.stream()
				.filter((column) -> name.equals(column.name()))
				.map(FileColumn::header)
				.toList();
			if (headers.size() > 1) {
				open.add(new RowViolation(file.headerRow(),
						Violation.of(name, "csv-columns-alike", headers.get(0), headers.get(1))));
			}
			boolean required = CsvTable.REQUIRED.contains(name) && !(name.equals("type") && choices.type() != null);
			if (headers.isEmpty() && required) {
				open.add(new RowViolation(file.headerRow(), Violation.of(name, "csv-column-missing")));
			}
		}
	}

	private static void checkDates(CsvFile file, String name, DateColumn column, List<RowViolation> open) {
		if (column.order() == null) {
			long row = (column.exampleRow() >= 0) ? file.rows().get(column.exampleRow()).number() : file.headerRow();
			open.add(new RowViolation(row, column.mixed() ? Violation.of(name, "csv-dates-mixed")
					: Violation.of(name, "csv-date-order", column.example())));
		}
	}

	/**
	 * A file that was read.
	 *
	 * @param dialect how it was read
	 * @param table its rows in the dialect of the API
	 */
	record Spreadsheet(Dialect dialect, CsvTable table) {

	}

}
