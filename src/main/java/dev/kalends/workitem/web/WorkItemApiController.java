package dev.kalends.workitem.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.kalends.account.Viewer;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.web.ApplicationPath;
import dev.kalends.web.JsonMembers;
import dev.kalends.web.PageResource;
import dev.kalends.web.ProblemDetails;
import dev.kalends.workitem.BulkRefusedException;
import dev.kalends.workitem.ChildrenChoice;
import dev.kalends.workitem.ChildrenChoiceNeededException;
import dev.kalends.workitem.SeriesService;
import dev.kalends.workitem.StaleVersionException;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemMembers;
import dev.kalends.workitem.WorkItemRemoval;
import dev.kalends.workitem.WorkItemService;
import dev.kalends.workitem.query.WorkItemPage;
import dev.kalends.workitem.query.WorkItemQuery;
import dev.kalends.workitem.query.WorkItemReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST API for work items.
 */
@RestController
@RequestMapping("/api/work-items")
class WorkItemApiController {

	private static final int MAX_SHIFT_DAYS = 3650;

	private static final String MERGE_PATCH = "application/merge-patch+json";

	private final WorkItemService service;

	private final SeriesService series;

	private final WorkItemRemoval removal;

	private final WorkItemReader reader;

	private final WorkItemResources resources;

	private final ProblemDetails problems;

	private final ChangeAuthors authors;

	private final ApplicationPath path;

	WorkItemApiController(WorkItemService service, SeriesService series, WorkItemRemoval removal, WorkItemReader reader,
			WorkItemResources resources, ProblemDetails problems, ChangeAuthors authors, ApplicationPath path) {
		this.authors = authors;
		this.path = path;
		this.service = service;
		this.series = series;
		this.resources = resources;
		this.removal = removal;
		this.reader = reader;
		this.problems = problems;
	}

	@GetMapping
	ListResource list(Viewer viewer, HttpServletRequest request) {
		WorkItemPage page = this.reader.find(viewer, WorkItemQuery.parse(request.getParameterMap(), viewer));
		return new ListResource(this.resources.of(viewer, page.items()), new PageResource(page.number(), page.size(),
				page.total(), (page.total() + page.size() - 1) / page.size()));
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<WorkItemResource> create(Viewer viewer, @RequestBody JsonNode body) {
		JsonMembers json = WorkItemMembers.read(body);
		WorkItemDraft draft = WorkItemMembers.applyTo(WorkItemDraft.builder().build(), json);
		json.verify();
		WorkItem item = this.service.create(viewer, draft);
		return ResponseEntity.created(this.path.uri("/api/work-items/" + item.id()))
			.eTag(EntityTags.of(item))
			.body(this.resources.of(viewer, item));
	}

	/**
	 * The ETag is for {@code If-Match} only. This endpoint ignores {@code If-None-Match}
	 * and never returns 304, because progress and team of an item can follow from other
	 * items without a new version.
	 */
	@GetMapping("/{id}")
	WorkItemResource get(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) {
		WorkItem item = this.reader.get(viewer, id);
		response.setHeader(HttpHeaders.ETAG, EntityTags.of(item));
		return this.resources.of(viewer, item);
	}

	@PatchMapping(path = "/{id}", consumes = { MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE })
	ResponseEntity<WorkItemResource> patch(Viewer viewer, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@RequestParam(required = false) @Nullable String occurrence,
			@RequestParam(required = false) @Nullable String apply, @RequestBody JsonNode body) {
		this.reader.get(viewer, id);
		Predicate<WorkItem> expected = (item) -> EntityTags.allows(ifMatch, item);
		Optional<Occurrences> occurrences = Occurrences.parse(occurrence, apply);
		JsonMembers json = WorkItemMembers.read(body);
		WorkItemMembers.applyTo(WorkItemDraft.builder().build(), json);
		json.verify();
		UnaryOperator<WorkItemDraft> change = (draft) -> WorkItemMembers.applyTo(draft, json);
		WorkItem item = occurrences
			.map((chosen) -> this.series.edit(viewer, id, chosen.start(), chosen.apply(), expected, change))
			.orElseGet(() -> this.service.edit(viewer, id, expected, change));
		return answer(item, viewer);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(Viewer viewer, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@RequestParam(required = false) @Nullable String occurrence,
			@RequestParam(required = false) @Nullable String apply,
			@RequestParam(required = false) @Nullable String children) {
		Predicate<WorkItem> expected = (item) -> EntityTags.allows(ifMatch, item);
		Occurrences.parse(occurrence, apply)
			.ifPresentOrElse((chosen) -> this.series.delete(viewer, id, chosen.start(), chosen.apply(), expected),
					() -> this.removal.delete(viewer, id, expected, ChildrenChoice.parse(children)));
	}

	@PostMapping(path = "/bulk", consumes = MediaType.APPLICATION_JSON_VALUE)
	BulkOutcome bulk(Viewer viewer, @RequestBody JsonNode body) {
		BulkRequest request = BulkRequest.parse(body);
		JsonMembers patch = request.patch();
		int changed = (patch != null)
				? this.service.editAll(viewer, request.ids(), (draft) -> WorkItemMembers.applyTo(draft, patch))
				: this.removal.deleteAll(viewer, request.ids(), request.children());
		return new BulkOutcome(changed);
	}

	@GetMapping("/{id}/shift-children")
	ShiftableChildren shiftableChildren(Viewer viewer, @PathVariable UUID id) {
		return new ShiftableChildren(this.reader.countDatedDescendants(viewer, id));
	}

	@PostMapping(path = "/{id}/shift-children", consumes = MediaType.APPLICATION_JSON_VALUE)
	BulkOutcome shiftChildren(Viewer viewer, @PathVariable UUID id, @RequestBody JsonNode body) {
		this.reader.get(viewer, id);
		JsonMembers json = JsonMembers.of(body, Set.of("days", "changeIds"), Set.of());
		int days = json.required("days", () -> json.wholeNumber("days", null));
		Set<UUID> moves = json.ids("changeIds", Set.of());
		json.verify();
		if (days == 0 || Math.abs((long) days) > MAX_SHIFT_DAYS) {
			throw new UnreadableInputException(Violation.of("days", "shift-days", MAX_SHIFT_DAYS));
		}
		return new BulkOutcome(this.service.shiftDescendants(viewer, id, days, (moves != null) ? moves : Set.of()));
	}

	/**
	 * Maps a refused bulk operation to the problem detail of its cause, with the id of
	 * the item.
	 */
	@ExceptionHandler
	ProblemDetail bulkRefused(BulkRefusedException ex) {
		ProblemDetail problem = this.problems.of(ex.reason());
		if (problem == null) {
			problem = this.problems.problem(HttpStatus.CONFLICT, "children-choice",
					((ChildrenChoiceNeededException) ex.reason()).descendants());
		}
		problem.setProperty("id", ex.itemId());
		return problem;
	}

	@PostMapping("/{id}/restore")
	ResponseEntity<WorkItemResource> restore(Viewer viewer, @PathVariable UUID id) {
		return answer(this.removal.restore(viewer, id), viewer);
	}

	/**
	 * Maps a version conflict to 412. The problem detail contains the current item, so
	 * that the client can merge, and who changed it.
	 */
	@ExceptionHandler
	ProblemDetail stale(StaleVersionException ex, Viewer viewer) {
		ProblemDetail problem = this.authors.find(viewer, ex.current().id()).map((author) -> {
			ProblemDetail byAuthor = this.problems.problem(HttpStatus.PRECONDITION_FAILED, "stale-version",
					author.name(), author.when());
			byAuthor.setProperty("changedBy", author.person());
			byAuthor.setProperty("changedAt", author.at());
			return byAuthor;
		}).orElseGet(() -> this.problems.problem(HttpStatus.PRECONDITION_FAILED, "stale-version-unknown"));
		problem.setProperty("current", this.resources.of(viewer, ex.current()));
		return problem;
	}

	@ExceptionHandler
	ProblemDetail childrenChoiceNeeded(ChildrenChoiceNeededException ex) {
		ProblemDetail problem = this.problems.problem(HttpStatus.CONFLICT, "children-choice", ex.descendants());
		problem.setProperty("children", ex.descendants());
		return problem;
	}

	private ResponseEntity<WorkItemResource> answer(WorkItem item, Viewer viewer) {
		return ResponseEntity.ok().eTag(EntityTags.of(item)).body(this.resources.of(viewer, item));
	}

	/**
	 * The result of a bulk operation.
	 *
	 * @param changed number of changed items
	 */
	record BulkOutcome(int changed) {

	}

	/**
	 * The descendants that can be shifted with an item.
	 *
	 * @param items number of descendants with dates
	 */
	record ShiftableChildren(int items) {

	}

	/**
	 * A page of work items as JSON.
	 */
	record ListResource(List<WorkItemResource> items, PageResource page) {

	}

}
