package dev.kalends.account;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.kalends.account.attempt.AttemptOrigin;
import dev.kalends.account.attempt.RetryLaterException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.shared.Zones;
import dev.kalends.web.FieldErrors;
import dev.kalends.web.Messages;
import dev.kalends.web.PageController;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The profile page: a person's own name, time zone, language, week, clock and password.
 */
@PageController
class ProfileController {

	private static final String PAGE = "account/profile";

	private final People people;

	private final OwnPassword ownPassword;

	private final SignIn signIn;

	private final FieldErrors errors;

	private final Messages messages;

	ProfileController(People people, OwnPassword ownPassword, SignIn signIn, FieldErrors errors, Messages messages) {
		this.people = people;
		this.ownPassword = ownPassword;
		this.signIn = signIn;
		this.errors = errors;
		this.messages = messages;
	}

	@GetMapping("/profile")
	String show(Viewer viewer, Model model) {
		return page(ProfileForm.of(viewer), model);
	}

	@PostMapping("/profile")
	String save(Viewer viewer, @RequestParam MultiValueMap<String, String> parameters, Model model,
			HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
		ProfileForm form = ProfileForm.of(parameters);
		try {
			Person person = this.people.changeOwn(viewer, form::apply);
			// The response uses the new language and clock.
			request.setAttribute(CurrentViewerFilter.ATTRIBUTE, person.asViewer().atDevice(DeviceZone.of(request)));
		}
		catch (RuleViolatedException ex) {
			addErrors(ex, model, response);
			return page(form, model);
		}
		redirect.addFlashAttribute("toast", this.messages.text("profile.saved"));
		return "redirect:/profile";
	}

	/**
	 * Changes the time zone alone; an empty one is automatic.
	 */
	@PostMapping("/profile/time-zone")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void saveZone(Viewer viewer, @RequestParam String timeZone) {
		Optional<ZoneId> zone = Zones.chosen(timeZone);
		this.people.changeOwn(viewer, (draft) -> draft.withZone(zone.orElse(null)));
	}

	@PostMapping("/profile/password")
	String changePassword(Viewer viewer, @RequestParam @Nullable String currentPassword,
			@RequestParam @Nullable String newPassword, Model model, HttpServletRequest request,
			HttpServletResponse response, RedirectAttributes redirect) {
		AttemptOrigin origin = AttemptOrigin.of(viewer.username(), request.getRemoteAddr(),
				request.getSession().getId());
		try {
			Person person = this.ownPassword.change(viewer, origin, currentPassword, newPassword);
			this.signIn.establish(person, request, response);
		}
		catch (RuleViolatedException ex) {
			addErrors(ex, model, response);
			return show(viewer, model);
		}
		catch (RetryLaterException ex) {
			response.setStatus(ex.status().value());
			response.setHeader(HttpHeaders.RETRY_AFTER, ex.retryAfter());
			model.addAttribute("errors", this.errors.of(List.of(retryViolation(ex))));
			return show(viewer, model);
		}
		redirect.addFlashAttribute("toast", this.messages.text("profile.password-changed"));
		return "redirect:/profile";
	}

	private void addErrors(RuleViolatedException ex, Model model, HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		model.addAttribute("errors", this.errors.of(ex.violations()));
	}

	private static Violation retryViolation(RetryLaterException ex) {
		return (ex.status() == HttpStatus.TOO_MANY_REQUESTS)
				? Violation.of("currentPassword", "too-many-attempts", ex.minutes())
				: Violation.of("currentPassword", "hashing-busy");
	}

	private static String page(ProfileForm form, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("languages", Language.codes());
		model.addAttribute("firstDays", WeekAndClock.firstDayCodes());
		model.addAttribute("clocks", ClockFormat.codes());
		model.addAttribute("zones", Zones.offered());
		return PAGE;
	}

}
