package dev.kalends.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.kalends.shared.Violation;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Finds the separator of a file: named in a first line {@code sep=;}, which Excel reads
 * and does not show, or else the one that separates the most known columns.
 *
 * @param separator the separator
 * @param skip number of characters before the table
 */
record SeparatorGuess(Separator separator, int skip) {

	private static final Pattern LINE = Pattern.compile("\"?sep=([^\r\n]?)\"?(?:\r\n|\r|\n|$)",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Guesses the separator.
	 * @param sample the beginning of the file
	 * @throws ImportRefusedException when the first line names a separator that is not
	 * supported
	 */
	static SeparatorGuess of(String sample) {
		Matcher line = LINE.matcher(sample);
		if (line.lookingAt()) {
			Separator named = Separator.ofCode(line.group(1));
			if (named == null) {
				throw new ImportRefusedException(
						new RowViolation(1, Violation.of("file", "csv-separator", line.group(1))));
			}
			return new SeparatorGuess(named, line.end());
		}
		Comparator<Separator> byColumns = Comparator.comparingLong((separator) -> known(header(sample, separator)));
		Separator best = Stream.of(Separator.values())
			.max(byColumns.thenComparing((separator) -> header(sample, separator).size())
				.thenComparing(Comparator.reverseOrder()))
			.orElseThrow();
		return new SeparatorGuess(best, 0);
	}

	private static long known(List<String> header) {
		return header.stream().map(ColumnNames::of).filter(Objects::nonNull).distinct().count();
	}

	private static List<String> header(String sample, Separator separator) {
		CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(separator.character()).get();
		try (CSVParser parser = CSVParser.parse(sample, format)) {
			for (CSVRecord row : parser) {
				if (row.stream().anyMatch((cell) -> !cell.isBlank())) {
					return row.stream().filter((cell) -> !cell.isBlank()).toList();
				}
			}
			return List.of();
		}
		catch (IOException | UncheckedIOException ex) {
			// The quotation marks do not fit this separator.
			return List.of();
		}
	}

}
