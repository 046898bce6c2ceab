package dev.kalends.team;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.kalends.account.People;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.Creations;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.web.FieldErrors;
import dev.kalends.web.JsonMembers;
import dev.kalends.web.Messages;
import dev.kalends.web.PageController;
import dev.kalends.web.PageEvents;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Pages for teams: create a team, add members, change roles, accept, leave.
 */
@PageController
@RequestMapping("/teams")
class TeamController {

	private final Teams teams;

	private final People people;

	private final Creations creations;

	private final FieldErrors errors;

	private final Messages messages;

	TeamController(Teams teams, People people, Creations creations, FieldErrors errors, Messages messages) {
		this.teams = teams;
		this.people = people;
		this.creations = creations;
		this.errors = errors;
		this.messages = messages;
	}

	@GetMapping
	String list(Viewer viewer, Model model) {
		model.addAttribute("teams",
				this.teams.of(viewer).stream().map((team) -> this.teams.get(viewer, team.id())).toList());
		return "team/teams";
	}

	@PostMapping
	String create(Viewer viewer, @RequestParam @Nullable String name, @RequestParam @Nullable String creationKey,
			Model model, HttpServletResponse response, RedirectAttributes redirect) {
		try {
			UUID id = this.creations.once(viewer.id(), creationKey, String.valueOf(name),
					() -> this.teams.create(viewer, name).id());
			TeamDetails team = this.teams.get(viewer, id);
			addToast(redirect, "team.created", team.name());
			return to(team.id());
		}
		catch (RuleViolatedException ex) {
			addErrors(ex.violations(), model, response);
			model.addAttribute("name", name);
			return list(viewer, model);
		}
	}

	@GetMapping("/{id}")
	String show(Viewer viewer, @PathVariable UUID id, Model model) {
		TeamDetails team = this.teams.get(viewer, id);
		Set<UUID> members = team.members().stream().map((member) -> member.person().id()).collect(Collectors.toSet());
		model.addAttribute("team", team);
		model.addAttribute("roles", TeamRole.codes());
		model.addAttribute("others",
				this.people.assignable().stream().filter((person) -> !members.contains(person.id())).toList());
		model.addAttribute("lastManager", team.mayManage() && managers(team) == 1);
		model.addAttribute("toAccept",
				this.teams.toAccept(viewer).stream().filter((pending) -> pending.team().id().equals(id)).toList());
		model.addAttribute("askNext", false);
		return "team/team";
	}

	private static long managers(TeamDetails team) {
		return team.members().stream().filter((member) -> member.role() == TeamRole.MANAGER).count();
	}

	@PostMapping("/{id}")
	String rename(Viewer viewer, @PathVariable UUID id, @RequestParam @Nullable String name, Model model,
			HttpServletResponse response, RedirectAttributes redirect) {
		try {
			addToast(redirect, "team.renamed", this.teams.rename(viewer, id, (current) -> name).name());
			return to(id);
		}
		catch (RuleViolatedException ex) {
			addErrors(ex.violations(), model, response);
			model.addAttribute("name", name);
			return show(viewer, id, model);
		}
	}

	@PostMapping("/{id}/members")
	String putMember(Viewer viewer, @PathVariable UUID id, @RequestParam @Nullable String person,
			@RequestParam @Nullable String role, Model model, HttpServletResponse response,
			RedirectAttributes redirect) {
		UUID personId = Optional.ofNullable(person).map(JsonMembers::toId).orElse(null);
		TeamRole chosen = Optional.ofNullable(role).map(TeamRole::ofCode).orElse(null);
		if (personId == null) {
			return rejected(viewer, id, Violation.of("person", "choose-person"), model, response);
		}
		if (chosen == null) {
			return rejected(viewer, id, Violation.of("role", "choice", String.join(", ", TeamRole.codes())), model,
					response);
		}
		try {
			this.teams.putMember(viewer, id, personId, chosen);
		}
		catch (LastManagerException ex) {
			return rejected(viewer, id, Violation.of("members", "last-manager"), model, response);
		}
		catch (RuleViolatedException ex) {
			return rejected(viewer, id, ex.violations().get(0).at("person"), model, response);
		}
		addToast(redirect, "team.member-saved", nameOf(viewer, id, personId),
				this.messages.text("team-role." + chosen.code()));
		return to(id);
	}

	/**
	 * Accepts a team. With HTMX the response replaces the question; on the calendar,
	 * which asks about one team at a time, it contains the question about the next team.
	 */
	@PostMapping("/{id}/accept")
	String accept(Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean next,
			HtmxRequest htmx, Model model, HttpServletResponse response, RedirectAttributes redirect) {
		Map<String, Object> events = new LinkedHashMap<>();
		try {
			this.teams.accept(viewer, id);
			String message = this.messages.text("team.accepted", this.teams.get(viewer, id).name());
			redirect.addFlashAttribute("toast", message);
			events.put("teamAccepted", Map.of("teamId", id, "personId", viewer.id()));
			events.put(PageEvents.SHOW_TOAST, PageEvents.Toast.success(message));
		}
		catch (NotFoundException ex) {
			if (!htmx.isHtmxRequest()) {
				throw ex;
			}
			events.put(PageEvents.SHOW_TOAST, PageEvents.Toast.warning(this.messages.text("team.no-member")));
		}
		if (!htmx.isHtmxRequest()) {
			return to(id);
		}
		response.setHeader(PageEvents.AFTER_SETTLE, PageEvents.header(events));
		model.addAttribute("toAccept", next ? this.teams.toAccept(viewer) : List.of());
		model.addAttribute("askNext", next);
		return "team/_acceptance :: question";
	}

	@PostMapping("/{id}/members/{personId}/remove")
	String removeMember(Viewer viewer, @PathVariable UUID id, @PathVariable UUID personId, Model model,
			HttpServletResponse response, RedirectAttributes redirect) {
		String name = nameOf(viewer, id, personId);
		String team = this.teams.get(viewer, id).name();
		try {
			this.teams.removeMember(viewer, id, personId);
		}
		catch (LastManagerException ex) {
			return rejected(viewer, id, Violation.of("members", "last-manager"), model, response);
		}
		if (personId.equals(viewer.id())) {
			addToast(redirect, "team.left", team);
			return "redirect:/teams";
		}
		addToast(redirect, "team.member-removed", name);
		return to(id);
	}

	@PostMapping("/{id}/delete")
	String delete(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
		String name = this.teams.get(viewer, id).name();
		this.teams.delete(viewer, id);
		addToast(redirect, "team.deleted", name);
		return "redirect:/teams";
	}

	private String nameOf(Viewer viewer, UUID teamId, UUID personId) {
		return this.teams.get(viewer, teamId)
			.members()
			.stream()
			.filter((member) -> member.person().id().equals(personId))
			.map((member) -> member.person().displayName())
			.findFirst()
			.orElseThrow(NotFoundException::new);
	}

	private String rejected(Viewer viewer, UUID id, Violation violation, Model model, HttpServletResponse response) {
		addErrors(List.of(violation), model, response);
		return show(viewer, id, model);
	}

	private void addErrors(List<Violation> violations, Model model, HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		model.addAttribute("errors", this.errors.of(violations));
	}

	private static String to(UUID id) {
		return "redirect:/teams/" + id;
	}

	private void addToast(RedirectAttributes redirect, String key, Object... arguments) {
		redirect.addFlashAttribute("toast", this.messages.text(key, arguments));
	}

}
