package dev.kalends.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.history.UndoRefusedException.Reason;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.web.ProblemDetails;
import dev.kalends.workitem.WorkItem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST API for undo and redo of the caller's own changes.
 */
@RestController
@RequestMapping("/api/changes")
class ChangeApiController {

	/**
	 * How many items a response lists at most.
	 */
	private static final int MAX_NAMED = 100;

	private final UndoService undo;

	private final UndoTexts texts;

	private final ProblemDetails problems;

	ChangeApiController(UndoService undo, UndoTexts texts, ProblemDetails problems) {
		this.undo = undo;
		this.texts = texts;
		this.problems = problems;
	}

	@GetMapping
	List<ChangeResource> list(Viewer viewer) {
		return this.undo.undoable(viewer).stream().map(ChangeResource::of).toList();
	}

	@PostMapping("/{id}/undo")
	UndoResource undo(Viewer viewer, @PathVariable UUID id) {
		return resource(this.undo.undo(viewer, id));
	}

	@PostMapping("/undo")
	UndoResource undoLatest(Viewer viewer) {
		return resource(this.undo.undoLatest(viewer));
	}

	@PostMapping("/redo")
	UndoResource redoLatest(Viewer viewer) {
		return resource(this.undo.redoLatest(viewer));
	}

	private UndoResource resource(UndoService.Outcome outcome) {
		return new UndoResource(outcome.id(), outcome.original().id(), outcome.redo(), outcome.original().action(),
				this.texts.of(outcome), outcome.items().size(),
				outcome.items()
					.stream()
					.sorted(Comparator.comparingInt(WorkItem::depth).thenComparing(WorkItem::id))
					.limit(MAX_NAMED)
					.map((item) -> new ItemResource(item.id(), item.title(), item.type().code(), item.isTrashed()))
					.toList());
	}

	/**
	 * Maps a refused undo to a problem detail: 403 when the caller lacks a permission,
	 * 409 otherwise. Names the item and the fields that caused the refusal.
	 */
	@ExceptionHandler
	ProblemDetail refused(UndoRefusedException ex) {
		boolean forbidden = ex.reason() == Reason.REFUSED && ex.getCause() instanceof NotPermittedException;
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(forbidden ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT,
				this.texts.of(ex));
		if (ex.itemId() != null) {
			problem.setProperty("id", ex.itemId());
		}
		if (!ex.members().isEmpty()) {
			problem.setProperty("fields", ex.members());
		}
		return problem;
	}

	@ExceptionHandler
	ProblemDetail nothingToUndo(NotFoundException ex) {
		return this.problems.problem(HttpStatus.NOT_FOUND, "nothing-to-undo");
	}

	/**
	 * A change set that can be undone.
	 *
	 * @param action the code of the action, such as {@code work_item.edited}
	 * @param title title of the item, or of the first item
	 * @param count number of changed items
	 */
	record ChangeResource(UUID id, String action, Instant at, String title, int count) {

		static ChangeResource of(ChangeSet changeSet) {
			return new ChangeResource(changeSet.id(), changeSet.action(), changeSet.doneAt(), changeSet.title(),
					changeSet.itemCount());
		}

	}

	/**
	 * The result of an undo or redo.
	 *
	 * @param id id of the new change set, which can itself be undone
	 * @param changeId id of the original change set
	 * @param redo {@code true} for a redo, {@code false} for an undo
	 * @param action the code of the original action
	 * @param message a sentence for the user
	 * @param count number of changed items
	 * @param items the first {@value #MAX_NAMED} changed items in their current state
	 */
	record UndoResource(UUID id, UUID changeId, boolean redo, String action, String message, int count,
			List<ItemResource> items) {

	}

	/**
	 * An item after the undo or redo.
	 */
	record ItemResource(UUID id, String title, String type, boolean trashed) {

	}

}
