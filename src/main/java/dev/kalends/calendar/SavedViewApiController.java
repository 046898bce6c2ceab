package dev.kalends.calendar;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.web.ApplicationPath;
import dev.kalends.web.JsonMembers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * JSON API for saved views.
 */
@RestController
class SavedViewApiController {

	private final SavedViews views;

	private final ApplicationPath path;

	SavedViewApiController(SavedViews views, ApplicationPath path) {
		this.path = path;
		this.views = views;
	}

	@GetMapping("/api/views")
	List<ViewResource> list(Viewer viewer) {
		return this.views.of(viewer).stream().map(ViewResource::of).toList();
	}

	@PostMapping("/api/views")
	ResponseEntity<ViewResource> create(Viewer viewer, @RequestBody JsonNode body) {
		JsonMembers json = members(body);
		UUID teamId = json.id("teamId", null);
		String query = json.text("query", "");
		String name = json.required("name", () -> json.text("name", null));
		SavedViews.VisibleView created = this.views.create(viewer, name, query, teamId);
		return ResponseEntity.created(this.path.uri("/api/views/" + created.view().id()))
			.body(ViewResource.of(created));
	}

	@PatchMapping("/api/views/{id}")
	ViewResource change(Viewer viewer, @PathVariable UUID id, @RequestBody JsonNode body) {
		return ViewResource.of(this.views.change(viewer, id, (before) -> {
			JsonMembers json = members(body);
			SavedView after = new SavedView(before.id(), before.ownerId(), json.id("teamId", before.teamId()),
					Objects.requireNonNullElse(json.text("name", before.name()), ""),
					Objects.requireNonNullElse(json.text("query", before.query()), ""));
			json.verify();
			return after;
		}));
	}

	@DeleteMapping("/api/views/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(Viewer viewer, @PathVariable UUID id) {
		this.views.delete(viewer, id);
	}

	@PutMapping("/api/me/start-view")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void setStartView(Viewer viewer, @RequestBody JsonNode body) {
		JsonMembers json = JsonMembers.of(body, Set.of("id"), Set.of());
		UUID id = json.id("id", null);
		json.verify();
		if (!json.has("id")) {
			throw new UnreadableInputException(Violation.of("id", "required"));
		}
		this.views.setStartView(viewer, id);
	}

	private static JsonMembers members(JsonNode body) {
		return JsonMembers.of(body, Set.of("name", "query", "teamId"), Set.of("id", "ownerId", "editable", "start"));
	}

	/**
	 * A saved view as JSON.
	 *
	 * @param query the query string of the calendar's URL
	 * @param teamId the team that shares it; {@code null} for a private view
	 * @param editable whether the viewer may change it
	 * @param start whether it is the viewer's start view
	 */
	record ViewResource(UUID id, String name, String query, @Nullable UUID teamId, UUID ownerId, boolean editable,
			boolean start) {

		static ViewResource of(SavedViews.VisibleView visible) {
			SavedView view = visible.view();
			return new ViewResource(view.id(), view.name(), view.query(), view.teamId(), view.ownerId(),
					visible.editable(), visible.start());
		}

	}

}
