package dev.kalends.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.database.DatabaseWatch;
import dev.kalends.exchange.WorkItemImport.Imported;
import dev.kalends.history.UndoService;
import dev.kalends.shared.BusyException;
import dev.kalends.web.PageController;
import dev.kalends.workitem.RequestChangeSetId;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The import page. The response to an upload is a stream of JSON lines (NDJSON): one line
 * per progress step, and a last line with the result.
 */
@PageController
class ImportController {

	private static final Logger logger = LoggerFactory.getLogger(ImportController.class);

	private final WorkItemImport imports;

	private final RowErrors errors;

	private final RequestChangeSetId changeSetId;

	private final JsonMapper json;

	private final DatabaseWatch database;

	ImportController(WorkItemImport imports, RowErrors errors, RequestChangeSetId changeSetId, JsonMapper json,
			DatabaseWatch database) {
		this.imports = imports;
		this.errors = errors;
		this.changeSetId = changeSetId;
		this.json = json;
		this.database = database;
	}

	@GetMapping("/work-items/import")
	String page() {
		return "workitem/import";
	}

	@PostMapping(path = "/work-items/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	void importFile(Viewer viewer, @RequestParam MultipartFile file, HttpServletResponse response) throws IOException {
		response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		Lines lines = new Lines(response);
		try {
			Imported imported = this.imports.importCsv(viewer, file,
					(done, total) -> lines.progress(Map.of("done", done, "total", total)));
			Map<String, Object> outcome = new LinkedHashMap<>();
			outcome.put("created", imported.created());
			if (imported.firstDate() != null) {
				outcome.put("firstDate", imported.firstDate().toString());
			}
			UUID changeId = this.changeSetId.id();
			if (changeId != null && imported.created() <= UndoService.MAX_ITEMS) {
				outcome.put("changeId", changeId);
			}
			lines.write(outcome);
		}
		catch (ImportRefusedException ex) {
			lines.write(Map.of("errors", this.errors.of(ex), "more", ex.more()));
		}
		catch (BusyException ex) {
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			response.setHeader(HttpHeaders.RETRY_AFTER, "5");
			lines.write(Map.of("busy", true));
		}
		catch (RuntimeException ex) {
			boolean unavailable = this.database.outageCausing(ex) != null;
			if (!unavailable) {
				logger.error("An import failed", ex);
			}
			lines.write(Map.of("failed", true, "unavailable", unavailable));
		}
	}

	/**
	 * Writes JSON lines and flushes each immediately.
	 */
	private final class Lines {

		private final HttpServletResponse response;

		Lines(HttpServletResponse response) {
			this.response = response;
		}

		/**
		 * Sends a progress step. A closed connection does not abort the import.
		 */
		void progress(Object step) {
			try {
				write(step);
			}
			catch (IOException ex) {
				logger.debug("The client closed the connection during the import", ex);
			}
		}

		void write(Object line) throws IOException {
			this.response.getOutputStream()
				.write((ImportController.this.json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
			this.response.flushBuffer();
		}

	}

}
