package dev.kalends.workitem.web;

import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.shared.NotFoundException;
import dev.kalends.web.PageController;
import dev.kalends.workitem.changeset.RequestChangeSetId;
import dev.kalends.workitem.query.AssigneeLinks;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Offers to link external assignees with the people who have their names. The list page
 * loads the offers after it is shown.
 */
@PageController
class AssigneeLinkController {

	private final AssigneeLinks links;

	private final RequestChangeSetId changeSetId;

	private final MessageSource messages;

	AssigneeLinkController(AssigneeLinks links, RequestChangeSetId changeSetId, MessageSource messages) {
		this.links = links;
		this.changeSetId = changeSetId;
		this.messages = messages;
	}

	@GetMapping("/work-items/assignee-links")
	String offers(Viewer viewer, Model model) {
		model.addAttribute("offers", this.links.find(viewer));
		return "workitem/_links :: offers";
	}

	@PostMapping("/work-items/assignee-links/{personId}")
	String link(Viewer viewer, @PathVariable UUID personId, RedirectAttributes redirect) {
		try {
			int changed = this.links.link(viewer, personId);
			redirect.addFlashAttribute("toast", text((changed == 1) ? "links.done-one" : "links.done", changed));
			redirect.addFlashAttribute("changeId", this.changeSetId.id());
		}
		catch (NotFoundException ex) {
			redirect.addFlashAttribute("toast", text("links.gone"));
		}
		return "redirect:/work-items";
	}

	private String text(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
	}

}
