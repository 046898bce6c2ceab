package dev.kalends.exchange;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import dev.kalends.shared.Violation;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The cells of a CSV file (<a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>)
 * with a header. Rows are numbered as in a spreadsheet: the first is row 1, and a line
 * break inside quotation marks does not start a new row.
 *
 * @param headerRow number of the row with the header
 * @param header the cells of the header
 * @param rows the rows after the header, without empty ones
 */
record CsvFile(long headerRow, List<String> header, List<Cells> rows) {

	/**
	 * Maximum number of columns. It is generous because spreadsheets add empty columns.
	 */
	static final int MAX_COLUMNS = 100;

	/**
	 * Blank rows are ignored, but reading them takes time: a file may have this many
	 * times the rows that are accepted.
	 */
	private static final long MAX_BLANK_FACTOR = 2;

	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
		.setIgnoreEmptyLines(false)
		.setTrailingData(false)
		.get();

	/**
	 * Reads a file whose header is in its first row.
	 * @param maxRows maximum number of rows after the header
	 * @throws ImportRefusedException when the content is not a valid table
	 */
	static CsvFile read(Reader content, Separator separator, int maxRows) {
		return read(content, separator, maxRows, true);
	}

	/**
	 * Reads a file whose header is in the first row that is not blank.
	 * @param maxRows maximum number of rows after the header
	 * @throws ImportRefusedException when the content is not a valid table
	 */
	static CsvFile readAfterBlankRows(Reader content, Separator separator, int maxRows) {
		return read(content, separator, maxRows, false);
	}

	private static CsvFile read(Reader content, Separator separator, int maxRows, boolean firstRow) {
		long number = 0;
		CSVFormat format = FORMAT.builder().setDelimiter(separator.character()).get();
		try (CSVParser parser = CSVParser.parse(content, format)) {
			Iterator<CSVRecord> records = parser.iterator();
			Rows rows = new Rows(maxRows);
			while (records.hasNext()) {
				CSVRecord cells = records.next();
				number = cells.getRecordNumber();
				rows.add(cells, firstRow || !isEmpty(cells));
			}
			return rows.file();
		}
		catch (IOException | UncheckedIOException ex) {
			// The error is in the row after the last one that was read.
			throw new ImportRefusedException(new RowViolation(number + 1, Violation.of("file", "csv-quotes")));
		}
	}

	private static boolean isEmpty(CSVRecord cells) {
		return cells.stream().allMatch(String::isBlank);
	}

	/**
	 * Collects the rows.
	 */
	private static final class Rows {

		private final int maxRows;

		private final List<Cells> rows = new ArrayList<>();

		private final List<RowViolation> violations = new ArrayList<>();

		private List<String> header = List.of();

		private long headerRow;

		Rows(int maxRows) {
			this.maxRows = maxRows;
		}

		void add(CSVRecord cells, boolean canBeHeader) {
			long number = cells.getRecordNumber();
			if (this.headerRow == 0) {
				if (canBeHeader) {
					this.headerRow = number;
					this.header = header(cells);
				}
			}
			else if (!isEmpty(cells)) {
				this.rows.add(row(cells));
			}
			if (this.rows.size() > this.maxRows || number > MAX_BLANK_FACTOR * this.maxRows) {
				throw new ImportRefusedException(
						new RowViolation(number, Violation.of("file", "csv-too-many-rows", this.maxRows)));
			}
		}

		private static List<String> header(CSVRecord cells) {
			if (cells.size() > MAX_COLUMNS) {
				throw new ImportRefusedException(
						new RowViolation(1, Violation.of("file", "csv-too-many-columns", MAX_COLUMNS)));
			}
			return cells.stream().map(String::strip).toList();
		}

		private Cells row(CSVRecord cells) {
			int width = this.header.size();
			if (cells.stream().skip(width).anyMatch((cell) -> !cell.isBlank())) {
				this.violations.add(new RowViolation(cells.getRecordNumber(),
						Violation.of("file", "csv-cells", cells.size(), width)));
			}
			return new Cells(cells.getRecordNumber(), cells.stream().limit(width).toList());
		}

		CsvFile file() {
			if (this.headerRow == 0) {
				throw new ImportRefusedException(new RowViolation(1, Violation.of("file", "csv-empty")));
			}
			if (!this.violations.isEmpty()) {
				throw new ImportRefusedException(this.violations);
			}
			return new CsvFile(this.headerRow, this.header, this.rows);
		}

	}

	/**
	 * A row.
	 *
	 * @param number row number as in a spreadsheet
	 * @param cells its cells, at most as many as the header has
	 */
	record Cells(long number, List<String> cells) {

		/**
		 * Returns a cell; an empty text when the row is shorter.
		 */
		String get(int column) {
			return (column < this.cells.size()) ? this.cells.get(column) : "";
		}

	}

}
