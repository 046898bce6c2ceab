package dev.kalends.workitem.web;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.kalends.account.People;
import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import dev.kalends.location.Locations;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.Violation;
import dev.kalends.shared.Zones;
import dev.kalends.team.Teams;
import dev.kalends.web.FieldErrors;
import dev.kalends.web.JsonMembers;
import dev.kalends.web.Messages;
import dev.kalends.workitem.ActivityCategory;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemField;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import dev.kalends.workitem.query.FieldTexts;
import dev.kalends.workitem.query.WorkItemDetails;
import dev.kalends.workitem.query.WorkItemReader;
import dev.kalends.workitem.query.WorkItemReader.PossibleParent;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Prepares the work item form: for a new item, for an existing one, after invalid input,
 * and after an edit conflict.
 */
@Component
class WorkItemFormPage {

	/**
	 * The fields in the collapsible section "More" of the form.
	 */
	static final Set<WorkItemField<?>> MORE = Set.of(WorkItemField.ACTIVITY_CATEGORY, WorkItemField.EXTERNAL_ASSIGNEES,
			WorkItemField.PROGRESS, WorkItemField.AUTO_PROGRESS, WorkItemField.CALENDAR_VISIBLE, WorkItemField.COLOR);

	private final WorkItemReader reader;

	private final People people;

	private final Teams teams;

	private final Locations locations;

	private final FieldErrors errors;

	private final FieldTexts texts;

	private final Messages messages;

	private final ChangeAuthors authors;

	WorkItemFormPage(WorkItemReader reader, People people, Teams teams, Locations locations, FieldErrors errors,
			FieldTexts texts, Messages messages, ChangeAuthors authors) {
		this.reader = reader;
		this.people = people;
		this.teams = teams;
		this.locations = locations;
		this.errors = errors;
		this.texts = texts;
		this.messages = messages;
		this.authors = authors;
	}

	/**
	 * Shows the form for a new item.
	 */
	String blank(Viewer viewer, NewItems.Proposal proposal, boolean inDialog, Model model) {
		WorkItemDraft draft = proposal.draft();
		String color = Objects.requireNonNullElse(draft.type(), WorkItemType.TASK).color();
		model.addAttribute("newLabels", proposal.labels());
		model.addAttribute("proposeTeam", proposal.ownerOpen());
		return page(viewer, WorkItemForm.of(draft, viewer.zone(), color, null), null, inDialog, model);
	}

	String edit(Viewer viewer, WorkItemDetails item, boolean inDialog, Model model) {
		if (!item.mayEdit()) {
			throw new NotPermittedException("change-as-viewer");
		}
		return page(viewer, formOf(item, viewer.zone()), item, inDialog, model);
	}

	/**
	 * Shows the form again with an error message for each invalid field.
	 */
	String refused(Viewer viewer, WorkItemForm form, @Nullable WorkItemDetails item, List<Violation> violations,
			boolean inDialog, Model model, HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		Map<String, String> errors = this.errors.of(violations);
		model.addAttribute("errors", errors);
		openMoreFor(errors.keySet(), model);
		return page(viewer, form, item, inDialog, model);
	}

	/**
	 * Shows the form again with a message about the missing permission.
	 */
	String forbidden(Viewer viewer, WorkItemForm form, @Nullable WorkItemDetails item, NotPermittedException refusal,
			boolean inDialog, Model model, HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		model.addAttribute("errors", Map.of("form", this.messages.text("not-permitted." + refusal.code())));
		return page(viewer, form, item, inDialog, model);
	}

	/**
	 * Shows the form again with the values that another person has saved since.
	 */
	String conflict(Viewer viewer, WorkItemForm form, WorkItemDetails current, boolean inDialog, Model model,
			HttpServletResponse response) {
		response.setStatus(HttpStatus.CONFLICT.value());
		EditConflict conflict = EditConflict.between(withStoredValues(form, current), formOf(current, viewer.zone()),
				(field, value) -> asText(viewer, field, value));
		model.addAttribute("conflict", conflict.rows());
		model.addAttribute("author", this.authors.find(viewer, current.id()).orElse(null));
		openMoreFor(conflict.rows().stream().map(EditConflict.Row::field).toList(), model);
		return page(viewer, conflict.form(), current, inDialog, model);
	}

	/**
	 * Opens the section "More" if it contains any of the fields. An error in a closed
	 * section is invisible.
	 */
	private static void openMoreFor(Collection<String> fields, Model model) {
		model.addAttribute("moreOpen", MORE.stream().map(WorkItemField::name).anyMatch(fields::contains));
	}

	/**
	 * Fills in the stored values of fields that were not submitted or that the viewer may
	 * not change.
	 */
	private static WorkItemForm withStoredValues(WorkItemForm form, WorkItemDetails current) {
		Set<String> posted = form.posted();
		Map<String, String> stored = formOf(current, ZoneOffset.UTC).values();
		stored.keySet().removeIf((field) -> posted.contains(field) && (current.mayManage() || !isManaged(field)));
		return form.with(stored, form.version(), form.was());
	}

	private static boolean isManaged(String field) {
		return WorkItemField.named(field).filter(WorkItemField::isManaged).isPresent();
	}

	private static WorkItemForm formOf(WorkItemDetails item, ZoneId zone) {
		return WorkItemForm.of(item.draft(), zone, item.effectiveColor(), item.version());
	}

	private String page(Viewer viewer, WorkItemForm form, @Nullable WorkItemDetails item, boolean inDialog,
			Model model) {
		boolean mayManage = item == null || item.mayManage();
		model.addAttribute("form", form);
		model.addAttribute("was", form.was());
		model.addAttribute("itemId", (item != null) ? item.id() : null);
		model.addAttribute("addressId", (item != null) ? item.addressId() : null);
		model.addAttribute("query", (item != null) ? item.query() : "");
		model.addAttribute("occurrence", (item != null) ? item.occurrence() : null);
		model.addAttribute("isSeries", item != null && item.series() != null && item.occurrence() == null);
		model.addAttribute("seriesTitle", (item != null) ? item.title() : null);
		model.addAttribute("day", (item != null) ? item.firstDay() : null);
		model.addAttribute("version", form.version());
		model.addAttribute("mayManage", mayManage);
		model.addAttribute("progressFollows", item != null && item.autoProgress() && !item.children().isEmpty());
		model.addAttribute("types", WorkItemType.codes());
		model.addAttribute("statuses", WorkItemStatus.codes());
		model.addAttribute("priorities", Priority.codes());
		model.addAttribute("categories", ActivityCategory.codes());
		model.addAttribute("zones", Zones.offered());
		if (mayManage) {
			model.addAttribute("people", this.people.assignable());
			model.addAttribute("teams",
					this.teams.of(viewer).stream().filter((team) -> team.role().mayEdit()).toList());
			model.addAttribute("locations", this.locations.all());
			List<PossibleParent> parents = this.reader.possibleParents(viewer, (item != null) ? item.id() : null,
					JsonMembers.toId(form.value("parentId")));
			model.addAttribute("parents", parents);
			model.addAttribute("moreParents", parents.size() >= WorkItemReader.MAX_PARENTS);
		}
		model.addAttribute("inDialog", inDialog);
		return inDialog ? "workitem/_form :: itemForm" : "workitem/form";
	}

	/**
	 * Formats a value of the form as text.
	 */
	private String asText(Viewer viewer, String field, String value) {
		return this.texts.of(field, elements(field, value), new FieldTexts.Names() {

			@Override
			public Collection<String> people(Collection<UUID> ids) {
				return WorkItemFormPage.this.people.named(ids).stream().map(PersonName::displayName).toList();
			}

			@Override
			public String reference(String name, UUID id) {
				return nameOf(viewer, name, id);
			}

		});
	}

	/**
	 * Returns the elements of a value: several ids or names, a single text, or nothing.
	 */
	private static List<String> elements(String field, String value) {
		Object parsed = WorkItemField.named(field).map((known) -> (Object) known.parse(value)).orElse(null);
		if (parsed instanceof Collection<?> elements) {
			return elements.stream().map(String::valueOf).toList();
		}
		return value.isEmpty() ? List.of() : List.of(value);
	}

	private String nameOf(Viewer viewer, String field, UUID id) {
		if (field.equals(WorkItemField.PARENT_ID.name())) {
			return titleOf(viewer, id);
		}
		Stream<Named> known = field.equals(WorkItemField.TEAM_ID.name())
				? this.teams.of(viewer).stream().map((team) -> new Named(team.id(), team.name()))
				: this.locations.all().stream().map((location) -> new Named(location.id(), location.name()));
		return known.filter((candidate) -> candidate.id().equals(id)).map(Named::name).findFirst().orElse("");
	}

	private String titleOf(Viewer viewer, UUID id) {
		try {
			return this.reader.get(viewer, id).title();
		}
		catch (NotFoundException ex) {
			return "";
		}
	}

	private record Named(UUID id, String name) {

	}

}
