package dev.kalends.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.kalends.shared.Violation;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV table (<a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>, in UTF-8,
 * with a header). Rows are numbered as in a spreadsheet: the header is row 1, and a line
 * break inside quotation marks does not start a new row.
 *
 * @param rows the rows after the header, without empty ones
 */
record CsvTable(List<Row> rows) {

	/**
	 * Required columns.
	 */
	private static final Set<String> REQUIRED = Set.of("type", "title");

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xef, (byte) 0xbb, (byte) 0xbf };

	private static final int DECODE_BUFFER_SIZE = 8192;

	/**
	 * Maximum number of columns. It is generous because spreadsheets add empty columns.
	 */
	private static final int MAX_COLUMNS = 100;

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
	 * Reads a table.
	 * @param columns the allowed columns
	 * @param maxRows maximum number of rows after the header
	 * @throws ImportRefusedException when the content is not a valid table
	 */
	static CsvTable read(byte[] content, List<String> columns, int maxRows) {
		requireUtf8(content);
		int start = hasByteOrderMark(content) ? BYTE_ORDER_MARK.length : 0;
		long number = 0;
		try (CSVParser parser = CSVParser.parse(new ByteArrayInputStream(content, start, content.length - start),
				StandardCharsets.UTF_8, FORMAT)) {
			Iterator<CSVRecord> records = parser.iterator();
			if (!records.hasNext()) {
				throw new ImportRefusedException(new RowViolation(1, Violation.of("file", "csv-empty")));
			}
			List<String> header = header(records.next(), columns);
			List<Row> rows = new ArrayList<>();
			List<RowViolation> violations = new ArrayList<>();
			number = 1;
			while (records.hasNext()) {
				CSVRecord cells = records.next();
				number = cells.getRecordNumber();
				if (!isEmpty(cells)) {
					rows.add(row(header, cells, violations));
				}
				if (rows.size() > maxRows || number > MAX_BLANK_FACTOR * maxRows) {
					throw new ImportRefusedException(
							new RowViolation(number, Violation.of("file", "csv-too-many-rows", maxRows)));
				}
			}
			if (!violations.isEmpty()) {
				throw new ImportRefusedException(violations);
			}
			return new CsvTable(rows);
		}
		catch (IOException | UncheckedIOException ex) {
			// The error is in the row after the last one that was read.
			throw new ImportRefusedException(new RowViolation(number + 1, Violation.of("file", "csv-quotes")));
		}
	}

	/**
	 * Decodes the content chunk by chunk without keeping it, to find the row of the first
	 * invalid byte.
	 */
	private static void requireUtf8(byte[] content) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		ByteBuffer bytes = ByteBuffer.wrap(content);
		CharBuffer characters = CharBuffer.allocate(DECODE_BUFFER_SIZE);
		long row = 1;
		CoderResult result;
		do {
			result = decoder.decode(bytes, characters, true);
			characters.flip();
			row += characters.chars().filter((character) -> character == '\n').count();
			characters.clear();
		}
		while (result.isOverflow());
		if (result.isError()) {
			throw new ImportRefusedException(new RowViolation(row, Violation.of("file", "csv-encoding")));
		}
	}

	private static boolean hasByteOrderMark(byte[] content) {
		return content.length >= BYTE_ORDER_MARK.length
				&& Arrays.equals(content, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
	}

	private static List<String> header(CSVRecord cells, List<String> columns) {
		if (cells.size() > MAX_COLUMNS) {
			throw new ImportRefusedException(
					new RowViolation(1, Violation.of("file", "csv-too-many-columns", MAX_COLUMNS)));
		}
		List<String> header = new ArrayList<>();
		List<RowViolation> violations = new ArrayList<>();
		for (String cell : cells) {
			String name = cell.strip().toLowerCase(Locale.ROOT);
			if (!columns.contains(name)) {
				violations
					.add(new RowViolation(1, Violation.of(cell.strip(), "csv-column", String.join(", ", columns))));
			}
			else if (header.contains(name)) {
				violations.add(new RowViolation(1, Violation.of(name, "csv-column-twice")));
			}
			header.add(name);
		}
		REQUIRED.stream()
			.sorted()
			.filter((name) -> !header.contains(name))
			.forEach((name) -> violations.add(new RowViolation(1, Violation.of(name, "csv-column-missing"))));
		if (!violations.isEmpty()) {
			throw new ImportRefusedException(violations);
		}
		return header;
	}

	private static boolean isEmpty(CSVRecord cells) {
		return cells.stream().allMatch(String::isBlank);
	}

	private static Row row(List<String> header, CSVRecord cells, List<RowViolation> violations) {
		Map<String, String> values = new HashMap<>();
		for (int i = 0; i < cells.size(); i++) {
			if (i < header.size()) {
				values.put(header.get(i), cells.get(i));
			}
			else if (!cells.get(i).isBlank()) {
				violations.add(new RowViolation(cells.getRecordNumber(),
						Violation.of("file", "csv-cells", cells.size(), header.size())));
				break;
			}
		}
		return new Row(cells.getRecordNumber(), values);
	}

	/**
	 * A row after the header.
	 *
	 * @param number row number as in a spreadsheet
	 * @param values the cells by column name
	 */
	record Row(long number, Map<String, String> values) {

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
