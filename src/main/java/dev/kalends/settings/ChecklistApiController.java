package dev.kalends.settings;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.web.JsonMembers;
import dev.kalends.workitem.query.WorkItemReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * JSON API for checklists of work items.
 */
@RestController
@RequestMapping("/api/work-items/{itemId}/checklist")
class ChecklistApiController {

	private final Checklist checklist;

	private final WorkItemReader items;

	ChecklistApiController(Checklist checklist, WorkItemReader items) {
		this.checklist = checklist;
		this.items = items;
	}

	@GetMapping
	List<EntryResource> list(Viewer viewer, @PathVariable UUID itemId) {
		return this.checklist.of(viewer, itemId).stream().map(EntryResource::of).toList();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	List<EntryResource> add(Viewer viewer, @PathVariable UUID itemId, @RequestBody JsonNode body) {
		this.items.details(viewer, itemId);
		JsonMembers json = JsonMembers.of(body, Set.of("text"), Set.of());
		String text = json.required("text", () -> json.text("text", null));
		this.checklist.add(viewer, itemId, text);
		return list(viewer, itemId);
	}

	@PutMapping
	List<EntryResource> tick(Viewer viewer, @PathVariable UUID itemId, @RequestBody JsonNode body) {
		this.items.details(viewer, itemId);
		JsonMembers json = JsonMembers.of(body, Set.of("text", "done"), Set.of());
		String text = json.required("text", () -> json.text("text", null));
		Boolean done = json.required("done", () -> json.flag("done", null));
		this.checklist.tick(viewer, itemId, text, done);
		return list(viewer, itemId);
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(Viewer viewer, @PathVariable UUID itemId, @RequestParam String text) {
		this.checklist.remove(viewer, itemId, text);
	}

	/**
	 * An entry as JSON.
	 *
	 * @param doneBy display name of the person who ticked it; {@code null} if it is not
	 * ticked
	 */
	record EntryResource(String text, boolean done, @Nullable String doneBy, boolean own) {

		static EntryResource of(Checklist.Entry entry) {
			return new EntryResource(entry.text(), entry.done(), (entry.by() != null) ? entry.by().displayName() : null,
					entry.own());
		}

	}

}
