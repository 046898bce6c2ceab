package dev.kalends.workitem.web;

import java.time.LocalDate;
import java.util.List;

import dev.kalends.account.Viewer;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.web.PageController;
import dev.kalends.web.ViolationTexts;
import dev.kalends.workitem.DraftRules;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemField;
import dev.kalends.workitem.query.SeriesDetails;
import dev.kalends.workitem.query.SeriesTexts;
import dev.kalends.workitem.recurrence.Recurrence;
import org.jspecify.annotations.Nullable;

import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows the recurrence rule of a form in words, with its first dates, while somebody
 * chooses it.
 */
@PageController
class RecurrencePreviewController {

	private static final List<WorkItemField<?>> FIELDS = List.of(WorkItemField.START_DATE, WorkItemField.DUE_DATE,
			WorkItemField.START_TIME, WorkItemField.END_TIME, WorkItemField.TIME_ZONE, WorkItemField.RECURRENCE_RULE);

	private static final LocalDate END = LocalDate.of(3000, 1, 1);

	private final SeriesTexts texts;

	private final ViolationTexts violations;

	RecurrencePreviewController(SeriesTexts texts, ViolationTexts violations) {
		this.texts = texts;
		this.violations = violations;
	}

	@GetMapping("/work-items/recurrence")
	String preview(Viewer viewer, @RequestParam MultiValueMap<String, String> parameters, Model model) {
		try {
			Recurrence recurrence = DraftRules.checkRecurrence(draft(parameters), viewer.zone());
			model.addAttribute("repetition",
					this.texts.of(recurrence, recurrence.dates(recurrence.start(), END, SeriesDetails.MAX_DATES)));
			model.addAttribute("endless", recurrence.isEndless());
		}
		catch (RuleViolatedException ex) {
			model.addAttribute("refusal", this.violations.text(ex.violations().get(0)));
		}
		return "workitem/_recurrence :: preview";
	}

	/**
	 * @throws RuleViolatedException when a value cannot be parsed, or there is no rule
	 */
	private static WorkItemDraft draft(MultiValueMap<String, String> parameters) {
		WorkItemDraft.Builder draft = WorkItemDraft.builder();
		FIELDS.forEach((field) -> set(field, parameters.getFirst(field.name()), draft));
		WorkItemDraft parsed = draft.build();
		if (parsed.recurrenceRule() == null) {
			throw new RuleViolatedException(Violation.of(WorkItemField.RECURRENCE_RULE.name(), "required"));
		}
		return parsed;
	}

	private static <T> void set(WorkItemField<T> field, @Nullable String text, WorkItemDraft.Builder draft) {
		if (text == null || text.isBlank()) {
			return;
		}
		T value = field.parse(text.strip());
		if (value == null) {
			throw new RuleViolatedException(field.unreadable());
		}
		draft.set(field, value);
	}

}
