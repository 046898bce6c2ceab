package dev.kalends.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.history.UndoRefusedException.Why;
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
 * What the caller did last as JSON, and the way to take it back.
 */
@RestController
@RequestMapping("/api/changes")
class ChangeApiController {

	/**
	 * How many of the items are named in an answer.
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
	 * Says which item stands against it, and why.
	 */
	@ExceptionHandler
	ProblemDetail refused(UndoRefusedException ex) {
		boolean forbidden = ex.why() == Why.REFUSED && ex.getCause() instanceof NotPermittedException;
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
	 * Something that can be taken back.
	 *
	 * @param action what it was, such as {@code work_item.edited}
	 * @param title what the item was called, or the first of them
	 * @param count how many items it changed
	 */
	record ChangeResource(UUID id, String action, Instant at, String title, int count) {

		static ChangeResource of(ChangeSet changeSet) {
			return new ChangeResource(changeSet.id(), changeSet.action(), changeSet.doneAt(), changeSet.title(),
					changeSet.itemCount());
		}

	}

	/**
	 * What was taken back, or made again.
	 *
	 * @param id by which that can be taken back in turn
	 * @param changeId what was taken back or made again
	 * @param redo whether it was made again
	 * @param action what the caller once did
	 * @param message what happened, in words
	 * @param count how many items changed
	 * @param items the first {@value #MAX_NAMED} of them, as they are now
	 */
	record UndoResource(UUID id, UUID changeId, boolean redo, String action, String message, int count,
			List<ItemResource> items) {

	}

	/**
	 * An item that is as it was.
	 */
	record ItemResource(UUID id, String title, String type, boolean trashed) {

	}

}
