package dev.kalends.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.kalends.account.Viewer;
import dev.kalends.exchange.WorkItemImport.Imported;
import dev.kalends.exchange.WorkItemImport.Progress;
import dev.kalends.web.ProblemDetails;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST API for the import.
 */
@RestController
class WorkItemImportApiController {

	private final WorkItemImport imports;

	private final RowErrors errors;

	private final ProblemDetails problems;

	WorkItemImportApiController(WorkItemImport imports, RowErrors errors, ProblemDetails problems) {
		this.imports = imports;
		this.errors = errors;
		this.problems = problems;
	}

	@PostMapping(path = "/api/work-items/import", consumes = "text/csv")
	ResponseEntity<Object> importCsv(Viewer viewer, HttpServletRequest request) throws IOException {
		Imported imported = this.imports.importCsv(viewer, request::getInputStream, Progress.NONE);
		return ResponseEntity.ok(Map.of("created", imported.created()));
	}

	@ExceptionHandler
	ProblemDetail refused(ImportRefusedException ex) {
		List<RowErrors.RowError> rows = this.errors.of(ex);
		return this.problems.withErrors(HttpStatus.UNPROCESSABLE_CONTENT, "import-refused", rows, ex.more());
	}

}
