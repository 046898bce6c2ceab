package dev.kalends.exchange;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.kalends.account.Viewer;
import dev.kalends.shared.Violation;
import dev.kalends.web.ProblemDetails;
import dev.kalends.web.ViolationTexts;
import dev.kalends.workitem.WorkItemDraft;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST API for the import.
 */
@RestController
class WorkItemImportApiController {

	private final FileImport imports;

	private final ImportParameters parameters;

	private final RowErrors errors;

	private final ViolationTexts texts;

	private final ProblemDetails problems;

	WorkItemImportApiController(FileImport imports, ImportParameters parameters, RowErrors errors, ViolationTexts texts,
			ProblemDetails problems) {
		this.imports = imports;
		this.parameters = parameters;
		this.errors = errors;
		this.texts = texts;
		this.problems = problems;
	}

	@PostMapping(path = "/api/work-items/import", consumes = "text/csv")
	ResponseEntity<Object> importCsv(Viewer viewer, @RequestParam Map<String, String> query, HttpServletRequest request)
			throws IOException {
		ImportChoices choices = this.parameters.choices(viewer, query);
		if (ImportParameters.isPreview(query)) {
			ImportPreview preview = this.imports.preview(viewer, request::getInputStream, choices);
			if (!preview.dialect().open().isEmpty()) {
				throw new ImportRefusedException(preview.dialect().open());
			}
			return ResponseEntity.ok(resource(preview));
		}
		Imported imported = this.imports.run(viewer, request::getInputStream, choices, ImportProgress.NONE);
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("created", imported.created());
		if (!imported.ignored().isEmpty()) {
			result.put("ignoredColumns", imported.ignored());
		}
		return ResponseEntity.ok(result);
	}

	@ExceptionHandler
	ProblemDetail refused(ImportRefusedException ex) {
		List<RowErrors.RowError> rows = this.errors.of(ex);
		return this.problems.withErrors(HttpStatus.UNPROCESSABLE_CONTENT, "import-refused", rows, ex.more());
	}

	private PreviewResource resource(ImportPreview preview) {
		Dialect dialect = preview.dialect();
		Map<String, String> orders = new LinkedHashMap<>();
		dialect.dates().forEach((name, column) -> orders.put(name, Objects.requireNonNull(column.order()).code()));
		return new PreviewResource(preview.rows().stream().map(this::resource).toList(),
				new DialectResource(dialect.encoding().code(), String.valueOf(dialect.separator().character()), orders,
						dialect.columns()
							.stream()
							.map((column) -> new ColumnResource(column.header(), column.name()))
							.toList()));
	}

	private RowResource resource(ImportPreview.Row row) {
		WorkItemDraft values = row.row().values();
		return new RowResource(row.row().number(), row.action().code(), values.title(), values.startDate(),
				values.dueDate(), row.violations().isEmpty() ? null : message(row.violations()));
	}

	private String message(List<Violation> violations) {
		return violations.stream()
			.map(this.texts::error)
			.map((error) -> error.field() + ": " + error.message())
			.collect(Collectors.joining(" "));
	}

	/**
	 * What an import would do.
	 */
	record PreviewResource(List<RowResource> rows, DialectResource dialect) {

	}

	/**
	 * What becomes of a row.
	 *
	 * @param row row number as in a spreadsheet; the header is row 1
	 * @param action {@code create} or {@code skip}
	 * @param message why the row is skipped
	 */
	record RowResource(long row, String action, @Nullable String title, @Nullable LocalDate startDate,
			@Nullable LocalDate dueDate, @Nullable String message) {

	}

	/**
	 * How a file was read.
	 *
	 * @param dateOrder the order of dates in each column: {@code dmy}, {@code mdy} or
	 * {@code ymd}
	 */
	record DialectResource(String encoding, String separator, Map<String, String> dateOrder,
			List<ColumnResource> columns) {

	}

	/**
	 * A column of a file.
	 *
	 * @param column the column of the import; {@code null} when it is ignored
	 */
	record ColumnResource(String header, @Nullable String column) {

	}

}
