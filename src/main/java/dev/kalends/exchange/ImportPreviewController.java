package dev.kalends.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.kalends.account.Viewer;
import dev.kalends.shared.BusyException;
import dev.kalends.web.PageController;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * The preview on the import page: a fragment that shows how the file was read and what
 * becomes of each row. The file is stored, so that it does not have to be sent again for
 * the next preview and the import.
 */
@PageController
class ImportPreviewController {

	private static final String FRAGMENT = "workitem/import :: preview";

	private final FileImport imports;

	private final ImportParameters parameters;

	private final PreviewPages pages;

	ImportPreviewController(FileImport imports, ImportParameters parameters, PreviewPages pages) {
		this.imports = imports;
		this.parameters = parameters;
		this.pages = pages;
	}

	/**
	 * Renders a preview. 410 means that the file is no longer stored and has to be sent
	 * again.
	 */
	@PostMapping(path = "/work-items/import", params = "preview=true")
	@Nullable String preview(Viewer viewer, @RequestParam Map<String, String> form,
			@RequestParam(required = false) @Nullable MultipartFile file, Model model, HttpServletResponse response)
			throws IOException, MissingServletRequestPartException {
		ImportChoices choices = this.parameters.guess(viewer, form);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		Upload upload = this.parameters.upload(viewer, form, file)
			.filter((stored) -> stored.result() == null)
			.orElse(null);
		if (upload == null) {
			response.setStatus(HttpStatus.GONE.value());
			return null;
		}
		model.addAttribute("upload", upload.id());
		model.addAttribute("teams", this.imports.teams(viewer));
		try {
			ImportPreview preview = this.imports.preview(viewer, new ByteArrayResource(upload.content()), choices);
			model.addAttribute("preview", this.pages.of(preview, choices, form));
		}
		catch (ImportRefusedException ex) {
			model.addAttribute("preview", this.pages.of(ex, choices));
		}
		catch (BusyException ex) {
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			response.setHeader(HttpHeaders.RETRY_AFTER, "5");
			response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
			response.getOutputStream().write("{\"busy\":true}\n".getBytes(StandardCharsets.UTF_8));
			return null;
		}
		return FRAGMENT;
	}

}
