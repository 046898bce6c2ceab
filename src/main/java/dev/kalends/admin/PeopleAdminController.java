package dev.kalends.admin;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import dev.kalends.account.People;
import dev.kalends.account.Person;
import dev.kalends.account.PersonDraft;
import dev.kalends.account.Role;
import dev.kalends.account.SimilarNames;
import dev.kalends.account.Viewer;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Zones;
import dev.kalends.web.FieldErrors;
import dev.kalends.web.Messages;
import dev.kalends.web.PageController;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Pages to administer people: add, rename, disable, reset a password.
 */
@PageController
@RequestMapping("/admin/people")
class PeopleAdminController {

	private static final String TO_LIST = "redirect:/admin/people";

	private final People people;

	private final FieldErrors errors;

	private final Messages messages;

	PeopleAdminController(People people, FieldErrors errors, Messages messages) {
		this.people = people;
		this.errors = errors;
		this.messages = messages;
	}

	@GetMapping
	String list(Viewer viewer, Model model) {
		return listPage(PersonForm.blank(), false, model);
	}

	@PostMapping
	String add(Viewer viewer, @ModelAttribute("form") PersonForm form, Model model, HttpServletResponse response,
			RedirectAttributes redirect) {
		try {
			Person person = this.people.create(viewer, form.asNew());
			addToast(redirect, "people.added", person);
			return TO_LIST;
		}
		catch (RuleViolatedException ex) {
			addErrors(ex, model, response);
			return listPage(form, true, model);
		}
	}

	@GetMapping("/{id}")
	String show(@PathVariable UUID id, Model model) {
		Person person = this.people.get(id);
		return personPage(person, PersonForm.of(person), model);
	}

	@PostMapping("/{id}")
	String save(Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") PersonForm form, Model model,
			HttpServletResponse response, RedirectAttributes redirect) {
		return change(viewer, id, form::apply, form, "people.saved", model, response, redirect);
	}

	@PostMapping("/{id}/password")
	String resetPassword(Viewer viewer, @PathVariable UUID id, @RequestParam @Nullable String password, Model model,
			HttpServletResponse response, RedirectAttributes redirect) {
		return change(viewer, id, (draft) -> draft.withPassword((password != null) ? password : ""), null,
				"people.password-reset", model, response, redirect);
	}

	@PostMapping("/{id}/enabled")
	String setEnabled(Viewer viewer, @PathVariable UUID id, @RequestParam boolean enabled, Model model,
			HttpServletResponse response, RedirectAttributes redirect) {
		return change(viewer, id, (draft) -> draft.withEnabled(enabled), null,
				enabled ? "people.now-enabled" : "people.now-disabled", model, response, redirect);
	}

	private String change(Viewer viewer, UUID id, UnaryOperator<PersonDraft> change, @Nullable PersonForm form,
			String message, Model model, HttpServletResponse response, RedirectAttributes redirect) {
		try {
			addToast(redirect, message, this.people.change(viewer, id, change));
			return TO_LIST;
		}
		catch (RuleViolatedException ex) {
			addErrors(ex, model, response);
			Person person = this.people.get(id);
			return personPage(person, (form != null) ? form : PersonForm.of(person), model);
		}
	}

	private String listPage(PersonForm form, boolean adding, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("adding", adding);
		List<Person> all = this.people.all();
		model.addAttribute("people", all);
		model.addAttribute("similar", SimilarNames.among(all));
		return withChoices("admin/people", model);
	}

	private static String personPage(Person person, PersonForm form, Model model) {
		model.addAttribute("person", person);
		model.addAttribute("form", form);
		return withChoices("admin/person", model);
	}

	private static String withChoices(String page, Model model) {
		model.addAttribute("roles", Role.values());
		model.addAttribute("zones", Zones.offered());
		return page;
	}

	private void addErrors(RuleViolatedException ex, Model model, HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		model.addAttribute("errors", this.errors.of(ex.violations()));
	}

	private void addToast(RedirectAttributes redirect, String key, Person person) {
		redirect.addFlashAttribute("toast", this.messages.text(key, person.displayName()));
	}

}
