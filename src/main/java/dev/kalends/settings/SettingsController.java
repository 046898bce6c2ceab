package dev.kalends.settings;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.kalends.account.People;
import dev.kalends.account.Viewer;
import dev.kalends.account.ViewerModelAdvice;
import dev.kalends.account.WeekAndClock;
import dev.kalends.settings.LevelSettings.WorkingHours;
import dev.kalends.settings.SettingsReader.SettingsAnswer;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Zones;
import dev.kalends.team.TeamDetails;
import dev.kalends.team.Teams;
import dev.kalends.web.FieldErrors;
import dev.kalends.web.Messages;
import dev.kalends.web.PageController;
import dev.kalends.workitem.query.WorkItemDetails;
import dev.kalends.workitem.query.WorkItemReader;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The settings page of a level: the effective settings with their sources, and a form for
 * the level's own settings.
 */
@PageController
class SettingsController {

	private static final String DEFAULT_COLOR = "#5646c4";

	private static final Map<String, String> FIELDS = Map.of("workingHours.start", "workStart", "workingHours.end",
			"workEnd", "workingHours", "workEnd");

	private final SettingsReader reader;

	private final SettingsService service;

	private final WorkItemReader items;

	private final Teams teams;

	private final People people;

	private final FieldErrors errors;

	private final Messages messages;

	SettingsController(SettingsReader reader, SettingsService service, WorkItemReader items, Teams teams, People people,
			FieldErrors errors, Messages messages) {
		this.reader = reader;
		this.service = service;
		this.items = items;
		this.teams = teams;
		this.people = people;
		this.errors = errors;
		this.messages = messages;
	}

	@GetMapping("/work-items/{id}/settings")
	String ofItem(Viewer viewer, @PathVariable UUID id, Model model) {
		return itemPage(viewer, id, null, model);
	}

	@PostMapping("/work-items/{id}/settings")
	String saveItem(Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") SettingsForm form, Model model,
			HttpServletResponse response, RedirectAttributes redirect) {
		WorkItemDetails item = this.items.details(viewer, id);
		return save(() -> this.service.changeItem(viewer, id, SettingsPatch.parse(form.asPatch(item.mayManage()))),
				"/work-items/" + id + "/settings", () -> itemPage(viewer, id, form, model), model, response, redirect);
	}

	@GetMapping("/teams/{id}/settings")
	String ofTeam(Viewer viewer, @PathVariable UUID id, Model model) {
		return teamPage(viewer, id, null, model);
	}

	@PostMapping("/teams/{id}/settings")
	String saveTeam(Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") SettingsForm form, Model model,
			HttpServletResponse response, RedirectAttributes redirect) {
		return save(() -> this.service.changeTeam(viewer, id, SettingsPatch.parse(form.asPatch(true))),
				"/teams/" + id + "/settings", () -> teamPage(viewer, id, form, model), model, response, redirect);
	}

	@GetMapping("/settings")
	String ofEveryone(Viewer viewer, Model model) {
		return everyonePage(viewer, null, model);
	}

	@PostMapping("/settings")
	String saveEveryone(Viewer viewer, @ModelAttribute("form") SettingsForm form, Model model,
			HttpServletResponse response, RedirectAttributes redirect) {
		return save(() -> this.service.changeEveryone(viewer, SettingsPatch.parse(form.asPatch(true))), "/settings",
				() -> everyonePage(viewer, form, model), model, response, redirect);
	}

	private String save(Runnable change, String address, RejectedPage rejectedPage, Model model,
			HttpServletResponse response, RedirectAttributes redirect) {
		try {
			change.run();
			redirect.addFlashAttribute("toast", this.messages.text("settings.saved"));
			return "redirect:" + address;
		}
		catch (UnreadableInputException ex) {
			model.addAttribute("errors",
					this.errors.of(ex.violations()
						.stream()
						.map((violation) -> violation.at(FIELDS.getOrDefault(violation.field(), violation.field())))
						.toList()));
		}
		catch (NotPermittedException ex) {
			model.addAttribute("errors", Map.of("form", this.messages.text("not-permitted." + ex.code())));
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return rejectedPage.render();
	}

	private String itemPage(Viewer viewer, UUID id, @Nullable SettingsForm form, Model model) {
		WorkItemDetails item = this.items.details(viewer, id);
		model.addAttribute("levelName", item.title());
		model.addAttribute("address", "/work-items/" + id + "/settings");
		model.addAttribute("back", "/work-items/" + id);
		model.addAttribute("mayChange", item.mayEdit());
		model.addAttribute("mayChangeAll", item.mayManage());
		return page(this.reader.ofItem(viewer, id), form, "work-items", model);
	}

	private String teamPage(Viewer viewer, UUID id, @Nullable SettingsForm form, Model model) {
		TeamDetails team = this.teams.get(viewer, id);
		model.addAttribute("levelName", team.name());
		model.addAttribute("address", "/teams/" + id + "/settings");
		model.addAttribute("back", "/teams/" + id);
		model.addAttribute("mayChange", team.mayManage());
		model.addAttribute("mayChangeAll", team.mayManage());
		return page(this.reader.ofTeam(viewer, id), form, "teams", model);
	}

	private String everyonePage(Viewer viewer, @Nullable SettingsForm form, Model model) {
		model.addAttribute("levelName", this.messages.text("level.everyone"));
		model.addAttribute("address", "/settings");
		model.addAttribute("mayChange", viewer.isAdmin());
		model.addAttribute("mayChangeAll", viewer.isAdmin());
		return page(this.reader.ofEveryone(), form, "settings", model);
	}

	private String page(SettingsAnswer answer, @Nullable SettingsForm form, String section, Model model) {
		Map<UUID, String> names = this.people.all()
			.stream()
			.collect(Collectors.toMap((person) -> person.id(), (person) -> person.displayName()));
		model.addAttribute("section", section);
		model.addAttribute("chain", answer.effective().chain().stream().map(this::nameOf).toList());
		model.addAttribute("rows", rows(answer.effective(), names));
		model.addAttribute("isTop", answer.effective().chain().size() < 2);
		String shownColor = Objects.requireNonNullElse((String) answer.effective().value("color"), DEFAULT_COLOR);
		model.addAttribute("form", (form != null) ? form : SettingsForm.of(answer.own(), shownColor));
		model.addAttribute("zones", Zones.offered());
		model.addAttribute("people", this.people.assignable());
		model.addAttribute("weekdays", (model.getAttribute(ViewerModelAdvice.FIRST_DAY) instanceof DayOfWeek first)
				? WeekAndClock.weekFrom(first).stream().map(WorkingDays::name).toList() : WorkingDays.NAMES);
		model.addAttribute("holidayCalendars", HolidayCalendars.sortedNames(LocaleContextHolder.getLocale()));
		return "settings/settings";
	}

	private List<Row> rows(EffectiveSettings effective, Map<UUID, String> names) {
		List<Row> rows = new ArrayList<>();
		for (String name : List.of("color", "timeZone", "workingHours", "workingDays", "holidays", "labels",
				"defaultAssignees", "checklist")) {
			EffectiveSettings.Value value = effective.values().get(name);
			List<String> values = (value != null) ? texts(name, value.value(), names) : List.of();
			rows.add(new Row(name, values,
					(value != null) ? value.sources().stream().map(this::nameOf).distinct().toList() : List.of()));
		}
		return rows;
	}

	private List<String> texts(String name, Object value, Map<UUID, String> names) {
		if (name.equals("workingDays") && value instanceof List<?> days) {
			return List
				.of(days.stream().map((day) -> this.messages.text("weekday." + day)).collect(Collectors.joining(", ")));
		}
		if (name.equals("holidays")) {
			return List.of(HolidayCalendars.name(value.toString(), LocaleContextHolder.getLocale()));
		}
		if (value instanceof List<?> list) {
			return list.stream().map((element) -> element(element, names)).toList();
		}
		if (value instanceof WorkingHours hours) {
			return List.of(this.messages.text("settings.hours", Objects.requireNonNullElse(hours.start(), "…"),
					Objects.requireNonNullElse(hours.end(), "…")));
		}
		return List.of(value.toString());
	}

	private String element(Object element, Map<UUID, String> names) {
		return (element instanceof UUID personId) ? names.getOrDefault(personId, personId.toString())
				: element.toString();
	}

	private String nameOf(SettingsLevel level) {
		if (level.name() != null) {
			return level.name();
		}
		return this.messages.text(level.equals(SettingsLevel.EVERYONE) ? "level.everyone" : "level.above");
	}

	/**
	 * A setting as text.
	 *
	 * @param name the name of the setting in the API
	 * @param values the effective value, one entry per list element; empty without a
	 * value
	 * @param sources the names of the levels it comes from, farthest ancestor first
	 */
	record Row(String name, List<String> values, List<String> sources) {

	}

	/**
	 * Renders the page with the rejected input.
	 */
	@FunctionalInterface
	private interface RejectedPage {

		String render();

	}

}
