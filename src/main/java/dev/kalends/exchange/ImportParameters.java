package dev.kalends.exchange;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.kalends.account.Viewer;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.team.TeamName;
import dev.kalends.web.JsonMembers;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Reads the parameters of an import.
 */
@Component
class ImportParameters {

	private static final String AUTO = "auto";

	private static final List<String> ALL = List.of("encoding", "separator", "dateOrder", "columns", "team", "type");

	private final FileImport imports;

	private final Uploads uploads;

	ImportParameters(FileImport imports, Uploads uploads) {
		this.imports = imports;
		this.uploads = uploads;
	}

	/**
	 * Reads the choices of an API client. Without {@code dialect=auto} the dialect is
	 * that of the API, and there is nothing to choose.
	 * @throws UnreadableInputException when a parameter is invalid
	 */
	ImportChoices choices(Viewer viewer, Map<String, String> parameters) {
		String dialect = parameters.get("dialect");
		if (AUTO.equals(dialect)) {
			return guess(viewer, parameters);
		}
		if (dialect != null) {
			throw refusal("dialect", List.of(AUTO));
		}
		ALL.stream().filter(parameters::containsKey).findFirst().ifPresent((name) -> {
			throw new UnreadableInputException(Violation.of(name, "csv-dialect-only"));
		});
		return ImportChoices.STRICT;
	}

	/**
	 * Reads the choices of a page. Everything that is not chosen is guessed.
	 * @throws UnreadableInputException when a parameter is invalid
	 */
	ImportChoices guess(Viewer viewer, Map<String, String> parameters) {
		return new ImportChoices(true, choice(parameters, "encoding", FileEncoding::ofCode, FileEncoding.codes()),
				choice(parameters, "separator", Separator::ofCode, Separator.codes()),
				choice(parameters, "dateOrder", DateOrder::ofCode, DateOrder.codes()), columns(parameters),
				team(viewer, parameters), choice(parameters, "type", WorkItemType::ofCode, WorkItemType.codes()),
				false);
	}

	/**
	 * Stores the file of a request, or finds the one that was stored before.
	 * @return empty when the file is no longer stored
	 * @throws MissingServletRequestPartException when the request has neither a file nor
	 * the id of one
	 * @throws IOException when the file cannot be read
	 */
	Optional<Upload> upload(Viewer viewer, Map<String, String> parameters, @Nullable MultipartFile file)
			throws MissingServletRequestPartException, IOException {
		if (file != null) {
			return Optional.of(this.uploads.store(viewer.id(), file.getBytes()));
		}
		String id = parameters.get("upload");
		if (id == null) {
			throw new MissingServletRequestPartException("file");
		}
		return this.uploads.find(viewer.id(), id);
	}

	/**
	 * Reads whether the request asks for a preview, which saves nothing.
	 * @throws UnreadableInputException when the parameter is invalid
	 */
	static boolean isPreview(Map<String, String> parameters) {
		String preview = parameters.getOrDefault("preview", "false");
		if (!List.of("true", "false").contains(preview)) {
			throw refusal("preview", List.of("true", "false"));
		}
		return preview.equals("true");
	}

	private @Nullable UUID team(Viewer viewer, Map<String, String> parameters) {
		String text = parameters.getOrDefault("team", "");
		if (text.isEmpty()) {
			return null;
		}
		UUID id = JsonMembers.toId(text);
		return this.imports.teams(viewer)
			.stream()
			.map(TeamName::id)
			.filter((team) -> team.equals(id))
			.findFirst()
			.orElseThrow(() -> new UnreadableInputException(Violation.of("team", "unknown-team")));
	}

	private static @Nullable List<String> columns(Map<String, String> parameters) {
		String text = parameters.getOrDefault("columns", "");
		if (text.isEmpty()) {
			return null;
		}
		List<String> columns = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
		if (columns.stream().anyMatch((name) -> !name.isEmpty() && !ImportRows.COLUMNS.contains(name))) {
			throw refusal("columns", ImportRows.COLUMNS);
		}
		return columns;
	}

	private static <T> @Nullable T choice(Map<String, String> parameters, String name,
			Function<String, @Nullable T> ofCode, List<String> codes) {
		String text = parameters.getOrDefault(name, "");
		if (text.isEmpty()) {
			return null;
		}
		T value = ofCode.apply(text);
		if (value == null) {
			throw refusal(name, codes);
		}
		return value;
	}

	private static UnreadableInputException refusal(String name, List<String> accepted) {
		return new UnreadableInputException(Violation.of(name, "choice", String.join(", ", accepted)));
	}

}
