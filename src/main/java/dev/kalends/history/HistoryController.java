package dev.kalends.history;

import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.web.PageController;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The history fragment of the work item page.
 */
@PageController
class HistoryController {

	private final History history;

	private final HistoryTexts texts;

	HistoryController(History history, HistoryTexts texts) {
		this.history = history;
		this.texts = texts;
	}

	@GetMapping("/work-items/{id}/history")
	String of(Viewer viewer, @PathVariable UUID id, Model model) {
		History.Changes changes = this.history.of(viewer, id);
		model.addAttribute("lines", this.texts.of(changes, viewer));
		model.addAttribute("cut", changes.entries().size() >= History.MAX_ENTRIES);
		model.addAttribute("most", History.MAX_ENTRIES);
		return "workitem/_history :: lines";
	}

}
