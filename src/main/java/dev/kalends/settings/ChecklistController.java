package dev.kalends.settings;

import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.web.FieldErrors;
import dev.kalends.web.PageController;
import dev.kalends.workitem.query.WorkItemReader;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The labels and the checklist on the page of a work item. Each request returns this
 * fragment of the page.
 */
@PageController
@RequestMapping("/work-items/{id}")
class ChecklistController {

	private static final String SUMMARY = "settings/_summary :: summary";

	private final SettingsReader reader;

	private final Checklist checklist;

	private final WorkItemReader items;

	private final FieldErrors errors;

	ChecklistController(SettingsReader reader, Checklist checklist, WorkItemReader items, FieldErrors errors) {
		this.reader = reader;
		this.checklist = checklist;
		this.items = items;
		this.errors = errors;
	}

	@GetMapping("/settings/summary")
	String summary(Viewer viewer, @PathVariable UUID id, Model model) {
		model.addAttribute("id", id);
		model.addAttribute("labels", this.reader.ofItem(viewer, id).effective().value("labels"));
		model.addAttribute("checklist", this.checklist.of(viewer, id));
		model.addAttribute("mayTick", this.items.details(viewer, id).mayEdit());
		return SUMMARY;
	}

	@PutMapping("/checklist")
	String tick(Viewer viewer, @PathVariable UUID id, @RequestParam String entry,
			@RequestParam(defaultValue = "false") boolean done, Model model) {
		this.checklist.tick(viewer, id, entry, done);
		return summary(viewer, id, model);
	}

	@PostMapping("/checklist")
	String add(Viewer viewer, @PathVariable UUID id, @RequestParam @Nullable String text, Model model,
			HttpServletResponse response) {
		try {
			this.checklist.add(viewer, id, text);
			model.addAttribute("added", true);
		}
		catch (RuleViolatedException ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("errors", this.errors.of(ex.violations()));
			model.addAttribute("text", text);
		}
		return summary(viewer, id, model);
	}

	@DeleteMapping("/checklist")
	String remove(Viewer viewer, @PathVariable UUID id, @RequestParam String entry, Model model) {
		this.checklist.remove(viewer, id, entry);
		return summary(viewer, id, model);
	}

}
