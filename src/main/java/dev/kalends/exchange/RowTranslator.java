package dev.kalends.exchange;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.kalends.exchange.Dialect.FileColumn;
import dev.kalends.shared.Violation;
import dev.kalends.workitem.WorkItemField;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

/**
 * Translates the rows of a file into the dialect of the API. Cells that it does not
 * understand stay as they are and are refused later, like those of the API.
 */
final class RowTranslator {

	private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})(?:[.,]0+)? ?%?");

	private static final Pattern LINE_BREAKS = Pattern.compile("\\R");

	private static final List<WorkItemField<?>> TIMES = List.of(WorkItemField.START_TIME, WorkItemField.END_TIME);

	private static final List<WorkItemField<?>> DATES = List.of(WorkItemField.START_DATE, WorkItemField.DUE_DATE);

	private final Dialect dialect;

	private final ChoiceWords words;

	private final @Nullable WorkItemType type;

	/**
	 * Creates a translator.
	 * @param type the type of rows without one; {@code null} to leave them without
	 */
	RowTranslator(Dialect dialect, ChoiceWords words, @Nullable WorkItemType type) {
		this.dialect = dialect;
		this.words = words;
		this.type = type;
	}

	CsvTable.Row translate(CsvFile.Cells cells) {
		Map<String, String> values = new HashMap<>();
		List<FileColumn> columns = this.dialect.columns();
		for (int i = 0; i < columns.size(); i++) {
			String name = columns.get(i).name();
			if (name != null) {
				values.putIfAbsent(name, cells.get(i));
			}
		}
		List<Violation> violations = new ArrayList<>();
		WorkItemField.ALL.stream().filter((field) -> field.column() != null).forEach((field) -> plain(field, values));
		dates(values, violations);
		if (this.type != null && values.getOrDefault("type", "").isBlank()) {
			values.put("type", this.type.code());
		}
		return new CsvTable.Row(cells.number(), values, violations);
	}

	private void plain(WorkItemField<?> field, Map<String, String> values) {
		String column = Objects.requireNonNull(field.column());
		String text = values.getOrDefault(column, "").strip();
		String value = text.isEmpty() ? null : switch (field.kind()) {
			case CHOICE -> this.words.code(field, text);
			case PERCENT -> percent(text);
			case PEOPLE -> LINE_BREAKS.matcher(text).replaceAll(";");
			case TIME -> format(ClockTime.parse(text));
			default -> null;
		};
		if (value != null) {
			values.put(column, value);
		}
	}

	private static @Nullable String percent(String text) {
		Matcher matcher = PERCENT.matcher(CellText.spaced(text));
		return matcher.matches() ? matcher.group(1) : null;
	}

	private static @Nullable String format(@Nullable LocalTime time) {
		return (time != null) ? time.toString() : null;
	}

	/**
	 * Translates the dates of a row. A date can come with a time of day, which is used
	 * unless the row has one in another column. Spreadsheets write midnight for cells
	 * that have a date only.
	 */
	private void dates(Map<String, String> values, List<Violation> violations) {
		LocalTime[] times = new LocalTime[DATES.size()];
		boolean timed = false;
		for (int i = 0; i < DATES.size(); i++) {
			DateCell cell = date(Objects.requireNonNull(DATES.get(i).column()), values, violations);
			LocalTime time = (cell != null) ? cell.time() : null;
			timed |= time != null && !time.equals(LocalTime.MIDNIGHT);
			times[i] = time;
		}
		for (int i = 0; i < times.length && timed; i++) {
			String column = Objects.requireNonNull(TIMES.get(i).column());
			if (times[i] != null && values.getOrDefault(column, "").isBlank()) {
				values.put(column, times[i].toString());
			}
		}
	}

	private @Nullable DateCell date(String column, Map<String, String> values, List<Violation> violations) {
		String text = values.getOrDefault(column, "").strip();
		DateCell cell = text.isEmpty() ? null : DateCell.of(text);
		if (cell == null) {
			return null;
		}
		DateColumn dates = this.dialect.dates().get(column);
		DateOrder order = (dates != null) ? dates.order() : null;
		LocalDate date = cell.date(order);
		if (date != null) {
			values.put(column, date.toString());
		}
		else if (order == null) {
			values.remove(column);
			violations.add(Violation.of(column, "csv-date-unclear", text));
		}
		return cell;
	}

}
