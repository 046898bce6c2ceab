package dev.kalends.workitem.web;

import java.io.IOException;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.Creations;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.web.FieldErrors;
import dev.kalends.web.JsonMembers;
import dev.kalends.web.PageController;
import dev.kalends.workitem.ChildrenChoice;
import dev.kalends.workitem.ChildrenChoiceNeededException;
import dev.kalends.workitem.SeriesService;
import dev.kalends.workitem.StaleVersionException;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemRemoval;
import dev.kalends.workitem.WorkItemService;
import dev.kalends.workitem.note.Note;
import dev.kalends.workitem.note.Notes;
import dev.kalends.workitem.query.SeriesTexts;
import dev.kalends.workitem.query.WhenTexts;
import dev.kalends.workitem.query.WorkItemDetails;
import dev.kalends.workitem.query.WorkItemReader;
import dev.kalends.workitem.recurrence.ApplyTo;
import dev.kalends.workitem.recurrence.OriginalStart;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Pages of a work item, also as fragments for the dialog.
 */
@PageController
@RequestMapping("/work-items")
class WorkItemController {

	private static final String NOTES = "workitem/_item :: notes";

	private final WorkItemService service;

	private final SeriesService series;

	private final NewItems newItems;

	private final WorkItemRemoval removal;

	private final WorkItemReader reader;

	private final WorkItemFormPage formPage;

	private final WhenTexts whenTexts;

	private final SeriesTexts seriesTexts;

	private final WorkItemTriggers triggers;

	private final Notes notes;

	private final Creations creations;

	private final FieldErrors errors;

	private final ChangeAuthors authors;

	WorkItemController(WorkItemService service, SeriesService series, NewItems newItems, WorkItemRemoval removal,
			WorkItemReader reader, WorkItemFormPage formPage, WhenTexts whenTexts, SeriesTexts seriesTexts,
			WorkItemTriggers triggers, Notes notes, Creations creations, FieldErrors errors, ChangeAuthors authors) {
		this.service = service;
		this.series = series;
		this.seriesTexts = seriesTexts;
		this.newItems = newItems;
		this.removal = removal;
		this.reader = reader;
		this.formPage = formPage;
		this.whenTexts = whenTexts;
		this.triggers = triggers;
		this.notes = notes;
		this.creations = creations;
		this.errors = errors;
		this.authors = authors;
	}

	/**
	 * The same URL returns a page or a fragment, depending on this header.
	 */
	@ModelAttribute
	void vary(HttpServletResponse response) {
		response.addHeader(HttpHeaders.VARY, "HX-Request");
	}

	@GetMapping("/{id}")
	String show(Viewer viewer, @PathVariable UUID id, @RequestParam @Nullable String occurrence, Model model) {
		addItem(viewer, id, start(occurrence), model);
		return "workitem/detail";
	}

	@GetMapping("/{id}/modal")
	String modal(Viewer viewer, @PathVariable UUID id, @RequestParam @Nullable String occurrence, Model model,
			HttpServletResponse response) {
		try {
			addItem(viewer, id, start(occurrence), model);
			model.addAttribute("inDialog", true);
			return "workitem/_item :: item";
		}
		catch (NotFoundException ex) {
			return gone(viewer, id, occurrence, model, response);
		}
	}

	@GetMapping("/new")
	String blank(Viewer viewer, @RequestParam MultiValueMap<String, String> parameters, HtmxRequest htmx, Model model) {
		return this.formPage.blank(viewer, this.newItems.propose(viewer, parameters), htmx.isHtmxRequest(), model);
	}

	@GetMapping("/{id}/edit")
	String edit(Viewer viewer, @PathVariable UUID id, @RequestParam @Nullable String occurrence, HtmxRequest htmx,
			Model model) {
		return this.formPage.edit(viewer, this.reader.details(viewer, id, start(occurrence)), htmx.isHtmxRequest(),
				model);
	}

	@PostMapping
	Object create(Viewer viewer, @RequestParam MultiValueMap<String, String> parameters, HtmxRequest htmx, Model model,
			HttpServletResponse response, RedirectAttributes redirect) {
		WorkItemForm form = WorkItemForm.of(parameters);
		model.addAttribute("newLabels", NewItems.labels(parameters));
		try {
			WorkItemDraft draft = form.applyTo(WorkItemDraft.builder().build(), true);
			WorkItem item = this.newItems.create(viewer, draft, parameters);
			return saved(item, this.triggers.created(item), "item.created", htmx, redirect);
		}
		catch (RuleViolatedException ex) {
			return this.formPage.refused(viewer, form, null, ex.violations(), htmx.isHtmxRequest(), model, response);
		}
		catch (NotPermittedException ex) {
			return this.formPage.forbidden(viewer, form, null, ex, htmx.isHtmxRequest(), model, response);
		}
	}

	@PutMapping("/{id}")
	Object save(Viewer viewer, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> parameters,
			HtmxRequest htmx, Model model, HttpServletResponse response, RedirectAttributes redirect) {
		WorkItemForm form = WorkItemForm.of(parameters);
		// A form sent as POST has its values twice if its address has a query.
		String apply = parameters.getFirst("apply");
		String occurrence = parameters.getFirst(OriginalStart.PARAMETER);
		Occurrences chosen = Occurrences.parse(occurrence, apply).orElse(null);
		OriginalStart start = (chosen != null) ? chosen.start() : null;
		model.addAttribute("apply", apply);
		WorkItemDetails before = this.reader.details(viewer, id, start);
		try {
			Predicate<WorkItem> expected = (current) -> form.isBasedOn(current.version());
			UnaryOperator<WorkItemDraft> change = (draft) -> form.applyTo(draft, before.mayManage());
			if (chosen == null) {
				WorkItem item = this.service.edit(viewer, id, expected, change);
				return saved(item, this.triggers.updated(item), "item.saved", htmx, redirect);
			}
			WorkItem item = this.series.edit(viewer, id, chosen.start(), chosen.apply(), expected, change);
			String address = (chosen.apply() == ApplyTo.THIS) ? before.addressId() + before.query()
					: item.id().toString();
			return saved(address, item, this.triggers.updated(item, before.addressId(), chosen),
					WorkItemTriggers.savedKey(chosen), htmx, redirect);
		}
		catch (StaleVersionException ex) {
			return this.formPage.conflict(viewer, form, this.reader.details(viewer, id, start), htmx.isHtmxRequest(),
					model, response);
		}
		catch (RuleViolatedException ex) {
			return this.formPage.refused(viewer, form, before, ex.violations(), htmx.isHtmxRequest(), model, response);
		}
		catch (NotPermittedException ex) {
			return this.formPage.forbidden(viewer, form, before, ex, htmx.isHtmxRequest(), model, response);
		}
	}

	@DeleteMapping("/{id}")
	Object delete(Viewer viewer, @PathVariable UUID id, @RequestParam @Nullable String occurrence,
			@RequestParam @Nullable String apply, @RequestParam @Nullable String children, Model model,
			HttpServletResponse response) {
		Occurrences chosen = Occurrences.parse(occurrence, apply).orElse(null);
		if (chosen != null) {
			WorkItem item = this.series.delete(viewer, id, chosen.start(), chosen.apply(), (current) -> true);
			return ResponseEntity.ok().header(WorkItemTriggers.HEADER, this.triggers.deleted(item, chosen)).build();
		}
		try {
			WorkItem item = this.removal.delete(viewer, id, (current) -> true, ChildrenChoice.parse(children));
			return ResponseEntity.ok().header(WorkItemTriggers.HEADER, this.triggers.deleted(item)).build();
		}
		catch (ChildrenChoiceNeededException ex) {
			response.setStatus(HttpStatus.CONFLICT.value());
			return confirmation(viewer, id, ex.descendants(), model);
		}
	}

	@GetMapping("/{id}/delete")
	String confirmDelete(Viewer viewer, @PathVariable UUID id, Model model) {
		return confirmation(viewer, id, this.reader.details(viewer, id).descendantCount(), model);
	}

	@PostMapping("/{id}/notes")
	String addNote(Viewer viewer, @PathVariable UUID id, @RequestParam @Nullable String text,
			@RequestParam @Nullable String creationKey, HtmxRequest htmx, Model model, HttpServletResponse response) {
		try {
			this.creations.once(viewer.id(), creationKey, id + " " + text, () -> this.notes.add(viewer, id, text).id());
			response.setHeader(WorkItemTriggers.HEADER, this.triggers.refresh());
		}
		catch (RuleViolatedException ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("errors", this.errors.of(ex.violations()));
			model.addAttribute("noteText", text);
		}
		addItem(viewer, id, null, model);
		return htmx.isHtmxRequest() ? NOTES : "workitem/detail";
	}

	@DeleteMapping("/{id}/notes/{noteId}")
	String deleteNote(Viewer viewer, @PathVariable UUID id, @PathVariable UUID noteId, HtmxRequest htmx, Model model,
			HttpServletResponse response) {
		this.notes.delete(viewer, id, noteId);
		response.setHeader(WorkItemTriggers.HEADER, this.triggers.refresh());
		addItem(viewer, id, null, model);
		return htmx.isHtmxRequest() ? NOTES : "redirect:/work-items/" + id;
	}

	/**
	 * The item was deleted while it was open in the browser. Shows this in the dialog.
	 */
	@ExceptionHandler
	@Nullable String gone(NotFoundException ex, Viewer viewer, HtmxRequest htmx, HttpServletResponse response, Model model,
			HttpServletRequest request) throws IOException {
		if (!htmx.isHtmxRequest()) {
			response.sendError(HttpStatus.NOT_FOUND.value());
			return null;
		}
		String id = request.getRequestURI().replaceFirst(".*/work-items/([^/]+).*", "$1");
		return gone(viewer, JsonMembers.toId(id), request.getParameter(OriginalStart.PARAMETER), model, response);
	}

	private String gone(Viewer viewer, @Nullable UUID id, @Nullable String occurrence, Model model,
			HttpServletResponse response) {
		model.addAttribute("goneOccurrence", occurrence);
		response.setStatus(HttpStatus.NOT_FOUND.value());
		model.addAttribute("id", id);
		model.addAttribute("author", (id != null) ? this.authors.find(viewer, id).orElse(null) : null);
		return "workitem/_item :: gone";
	}

	private static @Nullable OriginalStart start(@Nullable String occurrence) {
		return (occurrence != null) ? OriginalStart.parse(occurrence) : null;
	}

	private void addItem(Viewer viewer, UUID id, @Nullable OriginalStart start, Model model) {
		WorkItemDetails item = this.reader.details(viewer, id, start);
		model.addAttribute("item", item);
		model.addAttribute("repetition", this.seriesTexts.of(item.series()));
		model.addAttribute("when", this.whenTexts.of(item, viewer.zone()));
		model.addAttribute("noteTimes",
				item.notes()
					.stream()
					.collect(Collectors.toMap(Note::id, (note) -> this.whenTexts.at(note.createdAt(), viewer.zone()))));
		model.addAttribute("mayHaveChildren", item.series() == null && !item.type().childTypes().isEmpty());
	}

	private String confirmation(Viewer viewer, UUID id, int descendants, Model model) {
		model.addAttribute("item", this.reader.details(viewer, id));
		model.addAttribute("descendants", descendants);
		return "workitem/_item :: confirm";
	}

	private Object saved(WorkItem item, String trigger, String messageKey, HtmxRequest htmx,
			RedirectAttributes redirect) {
		return saved(item.id().toString(), item, trigger, messageKey, htmx, redirect);
	}

	private Object saved(String address, WorkItem item, String trigger, String messageKey, HtmxRequest htmx,
			RedirectAttributes redirect) {
		if (htmx.isHtmxRequest()) {
			return ResponseEntity.ok().header(WorkItemTriggers.HEADER, trigger).build();
		}
		redirect.addFlashAttribute("toast", this.triggers.message(messageKey, item));
		redirect.addFlashAttribute("changeId", this.triggers.changeId());
		return "redirect:/work-items/" + address;
	}

}
