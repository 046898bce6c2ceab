package dev.kalends.history;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.kalends.account.People;
import dev.kalends.account.PersonName;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.web.Messages;
import dev.kalends.web.ViolationTexts;
import dev.kalends.workitem.WorkItemField;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Renders the result of an undo or redo, or the reason for its refusal, as text.
 */
@Component
class UndoTexts {

	/**
	 * Refusals that mean the user has lost the editor role since making the change.
	 */
	private static final Set<String> LOST_EDITOR_ROLE = Set.of("change-as-viewer", "edit-team", "delete-as-assignee");

	private final Messages messages;

	private final ViolationTexts violations;

	private final People people;

	UndoTexts(Messages messages, ViolationTexts violations, People people) {
		this.messages = messages;
		this.violations = violations;
		this.people = people;
	}

	String of(UndoService.Outcome outcome) {
		return this.messages.text("undo." + outcome.key(), outcome.title(), outcome.count(), outcome.count() - 1);
	}

	String of(UndoRefusedException ex) {
		Object title = (ex.title() != null) ? ex.title() : "";
		return switch (ex.reason()) {
			case ALREADY -> this.messages.text("undo.already");
			case TOO_OLD -> this.messages.text("undo.too-old", UndoService.MAX_CHANGE_SETS);
			case TOO_MANY -> this.messages.text("undo.too-many", ex.count());
			case GONE ->
				ex.title() != null ? this.messages.text("undo.gone", title) : this.messages.text("undo.all-gone");
			case ALREADY_RESTORED -> this.messages.text("undo.back-already", title);
			case CHILDREN -> this.messages.text("undo.children", title);
			case CHANGED -> changed(ex, title);
			case REFUSED -> this.messages.text("undo.refused", title, reason(ex.getCause()));
		};
	}

	private String changed(UndoRefusedException ex, Object title) {
		String fields = ex.members()
			.stream()
			.map((member) -> this.messages.text("form." + WorkItemField.labelKey(member)))
			.collect(Collectors.joining(", "));
		String who = (ex.otherId() != null)
				? this.people.named(List.of(ex.otherId())).stream().map(PersonName::displayName).findFirst().orElse("")
				: "";
		if (who.isEmpty()) {
			return this.messages.text("undo.changed-later", title, fields);
		}
		return fields.isEmpty() ? this.messages.text("undo.changed-by", title, who)
				: this.messages.text("undo.changed-fields-by", title, who, fields);
	}

	private String reason(@Nullable Throwable cause) {
		if (cause instanceof NotPermittedException refusal) {
			return LOST_EDITOR_ROLE.contains(refusal.code()) ? this.messages.text("undo.viewer-now")
					: this.messages.text("not-permitted." + refusal.code());
		}
		if (cause instanceof RuleViolatedException violated) {
			return violated.violations().stream().map(this::reason).collect(Collectors.joining(" "));
		}
		return "";
	}

	/**
	 * For an unknown team or parent, explains that it no longer exists: the user did not
	 * enter it, the undo restores it.
	 */
	private String reason(Violation violation) {
		return switch (violation.code()) {
			case "unknown-team" -> this.messages.text("undo.team-left");
			case "unknown-parent" -> this.messages.text("undo.parent-gone");
			default -> this.violations.text(violation);
		};
	}

}
