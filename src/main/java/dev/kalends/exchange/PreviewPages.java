package dev.kalends.exchange;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.kalends.exchange.ImportPreview.Action;
import dev.kalends.exchange.PreviewPage.Part;
import dev.kalends.exchange.PreviewPage.Reading;
import dev.kalends.web.DateTexts;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemField;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Prepares previews for the import page.
 */
@Component
class PreviewPages {

	/**
	 * Number of rows that are shown at a time.
	 */
	static final int ROWS = 100;

	private static final Map<String, List<String>> CODES = Map.of("encoding", FileEncoding.codes(), "separator",
			Separator.codes(), "dateOrder", DateOrder.codes(), "columns", ImportRows.COLUMNS, "type",
			WorkItemType.codes());

	/**
	 * Message keys of the labels of the columns.
	 */
	private static final Map<String, String> LABELS = labels();

	private final RowErrors errors;

	private final DateTexts dates;

	PreviewPages(RowErrors errors, DateTexts dates) {
		this.errors = errors;
		this.dates = dates;
	}

	private static Map<String, String> labels() {
		Map<String, String> labels = WorkItemField.ALL.stream()
			.filter((field) -> field.column() != null)
			.collect(Collectors.toMap((field) -> Objects.requireNonNull(field.column()),
					(field) -> "form." + field.label()));
		labels.put(RemovedOccurrences.COLUMN, "import.removed-occurrences");
		return Map.copyOf(labels);
	}

	/**
	 * Prepares the preview of a file.
	 * @param form the parameters {@code show} and {@code part}, which choose the rows to
	 * show
	 */
	PreviewPage of(ImportPreview preview, ImportChoices choices, Map<String, String> form) {
		long skips = preview.count(Action.SKIP);
		boolean onlyProblems = "problems".equals(form.get("show")) && skips > 0;
		List<ImportPreview.Row> rows = preview.rows()
			.stream()
			.filter((row) -> !onlyProblems || row.action() == Action.SKIP)
			.toList();
		Part part = part(rows.size(), form.getOrDefault("part", "0"), onlyProblems);
		List<PreviewPage.Row> shown = rows.stream()
			.skip((long) part.number() * ROWS)
			.limit(ROWS)
			.map(this::row)
			.toList();
		return new PreviewPage(reading(preview.dialect(), choices), this.errors.of(preview.dialect().open()),
				preview.count(Action.CREATE), skips, shown, part);
	}

	/**
	 * Prepares the page for a file that cannot be read.
	 */
	PreviewPage of(ImportRefusedException refused, ImportChoices choices) {
		Reading reading = new Reading(code(choices.encoding()), choices.encoding() != null, code(choices.separator()),
				choices.separator() != null, null, List.of(), "", List.of(), choices.teamId(), type(choices), CODES,
				LABELS);
		return new PreviewPage(reading, this.errors.of(refused), 0, 0, List.of(), Part.NONE);
	}

	private static Part part(int rows, String asked, boolean onlyProblems) {
		int count = Math.max(1, (rows + ROWS - 1) / ROWS);
		int number = asked.matches("\\d{1,4}") ? Math.min(Integer.parseInt(asked), count - 1) : 0;
		return new Part(onlyProblems, number, count, (rows > 0) ? (long) number * ROWS + 1 : 0,
				Math.min(rows, (number + 1L) * ROWS), rows);
	}

	private static Reading reading(Dialect dialect, ImportChoices choices) {
		List<PreviewPage.Column> columns = new ArrayList<>();
		dialect.columns()
			.forEach((column) -> columns
				.add(new PreviewPage.Column(columns.size() + 1, column.header(), column.name())));
		List<String> chosen = choices.columns();
		return new Reading(dialect.encoding().code(), choices.encoding() != null, dialect.separator().code(),
				choices.separator() != null, dates(dialect, choices), columns,
				(chosen != null) ? String.join(",", chosen) : "", dialect.ignored(), choices.teamId(), type(choices),
				CODES, LABELS);
	}

	private static PreviewPage.@Nullable Dates dates(Dialect dialect, ImportChoices choices) {
		List<DateColumn> columns = dialect.dates()
			.values()
			.stream()
			.filter((column) -> column.order() != DateOrder.YMD)
			.toList();
		if (columns.isEmpty()) {
			return null;
		}
		boolean undecided = columns.stream().anyMatch((column) -> column.order() == null);
		Set<String> orders = columns.stream()
			.map(DateColumn::order)
			.filter(Objects::nonNull)
			.map(DateOrder::code)
			.collect(Collectors.toSet());
		return new PreviewPage.Dates((orders.size() == 1 && !undecided) ? orders.iterator().next() : null,
				choices.dateOrder() != null, undecided);
	}

	private PreviewPage.Row row(ImportPreview.Row row) {
		WorkItemDraft values = row.row().values();
		return new PreviewPage.Row(row.row().number(), row.action().code(), values.title(),
				(values.type() != null) ? values.type().code() : null, row.row().parent(), when(values),
				row.violations()
					.stream()
					.map((violation) -> this.errors.of(new RowViolation(row.row().number(), violation)))
					.toList());
	}

	private @Nullable String when(WorkItemDraft values) {
		LocalDate first = (values.startDate() != null) ? values.startDate() : values.dueDate();
		LocalDate last = (values.dueDate() != null) ? values.dueDate() : first;
		if (first == null || last == null || last.isBefore(first)) {
			return null;
		}
		String range = this.dates.shortRange(first, last);
		LocalTime start = values.startTime();
		LocalTime end = values.endTime();
		if (start == null) {
			return range;
		}
		return range + ", "
				+ ((end == null || end.equals(start)) ? this.dates.time(start) : this.dates.times(start, end));
	}

	private static @Nullable String code(@Nullable FileEncoding encoding) {
		return (encoding != null) ? encoding.code() : null;
	}

	private static @Nullable String code(@Nullable Separator separator) {
		return (separator != null) ? separator.code() : null;
	}

	private static @Nullable String type(ImportChoices choices) {
		return (choices.type() != null) ? choices.type().code() : null;
	}

}
