package dev.kalends.workitem;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.kalends.account.Viewer;
import dev.kalends.web.ProblemDetails;
import dev.kalends.workitem.WorkItemImport.Progress;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes plans from programs.
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
		byte[] content = request.getInputStream().readNBytes(WorkItemImport.MAX_BYTES + 1);
		if (content.length > WorkItemImport.MAX_BYTES) {
			return ResponseEntity.of(this.problems.problem(HttpStatus.CONTENT_TOO_LARGE, "import-too-large")).build();
		}
		return ResponseEntity.ok(Map.of("created", this.imports.importCsv(viewer, content, Progress.NONE).created()));
	}

	@ExceptionHandler
	ProblemDetail refused(ImportRefusedException ex) {
		List<RowErrors.RowError> rows = this.errors.of(ex);
		return this.problems.withErrors(HttpStatus.UNPROCESSABLE_CONTENT, "import-refused", rows);
	}

}
