package dev.kalends.history;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.shared.NotFoundException;
import dev.kalends.web.DateTexts;
import dev.kalends.web.Messages;
import dev.kalends.web.PageController;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemRemoval;
import dev.kalends.workitem.changeset.RequestChangeSetId;
import dev.kalends.workitem.query.ListLinks;
import dev.kalends.workitem.query.WhenTexts;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The trash page: search, restore, delete permanently.
 */
@PageController
@RequestMapping("/trash")
class TrashController {

	private final TrashService trash;

	private final WorkItemRemoval removal;

	private final RequestChangeSetId changeSetId;

	private final WhenTexts whenTexts;

	private final DateTexts dates;

	private final Messages messages;

	TrashController(TrashService trash, WorkItemRemoval removal, RequestChangeSetId changeSetId, WhenTexts whenTexts,
			DateTexts dates, Messages messages) {
		this.trash = trash;
		this.removal = removal;
		this.changeSetId = changeSetId;
		this.whenTexts = whenTexts;
		this.dates = dates;
		this.messages = messages;
	}

	@GetMapping
	String list(Viewer viewer, @RequestParam @Nullable String q, HttpServletRequest request, Model model) {
		TrashService.Page page = this.trash.find(viewer, TrashService.query(request.getParameterMap(), viewer));
		String words = (q != null) ? q.strip() : "";
		model.addAttribute("words", words);
		model.addAttribute("rows", page.entries().stream().map((entry) -> row(entry, viewer.zone())).toList());
		model.addAttribute("total", page.total());
		model.addAttribute("page", page.number());
		model.addAttribute("pages", page.pages());
		model.addAttribute("links", new ListLinks(words.isEmpty() ? Map.of() : Map.of("q", words)));
		model.addAttribute("days", TrashPurge.RETENTION.toDays());
		return "workitem/trash";
	}

	@PostMapping("/{id}/restore")
	String restore(Viewer viewer, @PathVariable UUID id, @RequestParam @Nullable String q,
			RedirectAttributes redirect) {
		try {
			WorkItem item = this.removal.restore(viewer, id);
			redirect.addFlashAttribute("toast", this.messages.text("trash.restored", item.title()));
			redirect.addFlashAttribute("changeId", this.changeSetId.id());
		}
		catch (NotFoundException ex) {
			redirect.addFlashAttribute("toast", this.messages.text("trash.not-there"));
		}
		return toList(q, redirect);
	}

	@PostMapping("/{id}/delete")
	String deletePermanently(Viewer viewer, @PathVariable UUID id, @RequestParam @Nullable String q,
			RedirectAttributes redirect) {
		try {
			WorkItem item = this.trash.deletePermanently(viewer, id);
			redirect.addFlashAttribute("toast", this.messages.text("trash.removed", item.title()));
		}
		catch (NotFoundException ex) {
			redirect.addFlashAttribute("toast", this.messages.text("trash.not-there"));
		}
		return toList(q, redirect);
	}

	private static String toList(@Nullable String words, RedirectAttributes redirect) {
		if (words != null && !words.isBlank()) {
			redirect.addAttribute("q", words);
		}
		return "redirect:/trash";
	}

	private Row row(TrashService.Entry entry, ZoneId zone) {
		LocalDate until = entry.keptUntil().atZone(zone).toLocalDate();
		return new Row(entry.id(), entry.title(), entry.type().code(), this.whenTexts.at(entry.deletedAt(), zone),
				(entry.deletedBy() != null) ? entry.deletedBy().displayName() : null,
				this.dates.shortRange(until, until), entry.children(), entry.descendants(), entry.repetition());
	}

	/**
	 * A deleted item as text.
	 *
	 * @param at time of the deletion
	 * @param by the person who deleted it; {@code null} when unknown
	 * @param until the day on which the item is permanently deleted
	 * @param repetition {@code series}, {@code occurrence}, or {@code null} for an item
	 * that does not repeat
	 */
	record Row(UUID id, String title, String type, String at, @Nullable String by, String until, int children,
			int below, @Nullable String repetition) {

	}

}
