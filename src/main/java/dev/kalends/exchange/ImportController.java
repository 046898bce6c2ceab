package dev.kalends.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.kalends.account.Viewer;
import dev.kalends.database.DatabaseWatch;
import dev.kalends.history.UndoService;
import dev.kalends.shared.BusyException;
import dev.kalends.web.PageController;
import dev.kalends.workitem.changeset.RequestChangeSetId;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * The import page. The response to an upload is a stream of JSON lines (NDJSON): one line
 * per progress step, and a last line with the result.
 */
@PageController
class ImportController {

	private static final Logger logger = LoggerFactory.getLogger(ImportController.class);

	private final FileImport imports;

	private final ImportParameters parameters;

	private final RowErrors errors;

	private final RequestChangeSetId changeSetId;

	private final JsonMapper json;

	private final DatabaseWatch database;

	ImportController(FileImport imports, ImportParameters parameters, RowErrors errors, RequestChangeSetId changeSetId,
			JsonMapper json, DatabaseWatch database) {
		this.imports = imports;
		this.parameters = parameters;
		this.errors = errors;
		this.changeSetId = changeSetId;
		this.json = json;
		this.database = database;
	}

	@GetMapping("/work-items/import")
	String page() {
		return "workitem/import";
	}

	/**
	 * Imports a file: one that was stored for its preview, or one that is sent.
	 */
	@PostMapping("/work-items/import")
	void importFile(Viewer viewer, @RequestParam Map<String, String> form,
			@RequestParam(required = false) @Nullable MultipartFile file, HttpServletResponse response)
			throws IOException, MissingServletRequestPartException {
		ImportChoices choices = this.parameters.guess(viewer, form)
			.withLeaveOut(Boolean.parseBoolean(form.get("leaveOut")));
		Upload upload = this.parameters.upload(viewer, form, file).orElse(null);
		response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		Lines lines = new Lines(response);
		if (upload == null) {
			response.setStatus(HttpStatus.GONE.value());
			lines.write(Map.of("gone", true));
			return;
		}
		try {
			lines.write(outcome(run(viewer, upload, choices, lines)));
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
	 * Imports a stored file, or returns the result if it has been imported before.
	 */
	private Upload.Result run(Viewer viewer, Upload upload, ImportChoices choices, Lines lines) throws IOException {
		if (!upload.begin()) {
			Upload.Result result = upload.result();
			if (result == null) {
				throw new BusyException("imports-busy");
			}
			return result;
		}
		Upload.Result result = null;
		try {
			Imported imported = this.imports.run(viewer, new ByteArrayResource(upload.content()), choices,
					(done, total) -> lines.progress(Map.of("done", done, "total", total)));
			result = new Upload.Result(imported, this.changeSetId.id());
			return result;
		}
		finally {
			upload.end(result);
		}
	}

	private static Map<String, Object> outcome(Upload.Result result) {
		Imported imported = result.imported();
		Map<String, Object> outcome = new LinkedHashMap<>();
		outcome.put("created", imported.created());
		if (imported.firstDate() != null) {
			outcome.put("firstDate", imported.firstDate().toString());
		}
		if (result.changeId() != null && imported.created() <= UndoService.MAX_ITEMS) {
			outcome.put("changeId", result.changeId());
		}
		return outcome;
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
