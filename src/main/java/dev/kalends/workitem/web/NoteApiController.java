package dev.kalends.workitem.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.web.ApplicationPath;
import dev.kalends.web.JsonMembers;
import dev.kalends.workitem.note.Note;
import dev.kalends.workitem.note.Notes;
import dev.kalends.workitem.query.WorkItemReader;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST API for the notes of a work item.
 */
@RestController
@RequestMapping("/api/work-items/{itemId}/notes")
class NoteApiController {

	private static final Set<String> READ_ONLY = Set.of("id", "authorId", "author", "createdAt");

	private final Notes notes;

	private final WorkItemReader reader;

	private final ApplicationPath path;

	NoteApiController(Notes notes, WorkItemReader reader, ApplicationPath path) {
		this.path = path;
		this.notes = notes;
		this.reader = reader;
	}

	@GetMapping
	List<NoteResource> list(Viewer viewer, @PathVariable UUID itemId) {
		return this.reader.details(viewer, itemId).notes().stream().map(NoteResource::of).toList();
	}

	@PostMapping
	ResponseEntity<NoteResource> add(Viewer viewer, @PathVariable UUID itemId, @RequestBody JsonNode body) {
		this.reader.get(viewer, itemId);
		JsonMembers json = JsonMembers.of(body, Set.of("text"), READ_ONLY);
		String text = json.required("text", () -> json.text("text", null));
		Note note = this.notes.add(viewer, itemId, text);
		return ResponseEntity.created(this.path.uri("/api/work-items/" + itemId + "/notes/" + note.id()))
			.body(NoteResource.of(note));
	}

	@DeleteMapping("/{noteId}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(Viewer viewer, @PathVariable UUID itemId, @PathVariable UUID noteId) {
		this.notes.delete(viewer, itemId, noteId);
	}

	/**
	 * A note as JSON.
	 *
	 * @param author the author's display name
	 */
	record NoteResource(UUID id, String text, UUID authorId, String author, Instant createdAt) {

		static NoteResource of(Note note) {
			return new NoteResource(note.id(), note.text(), note.author().id(), note.author().displayName(),
					note.createdAt());
		}

	}

}
