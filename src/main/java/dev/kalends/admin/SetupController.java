package dev.kalends.admin;

import java.time.ZoneId;

import dev.kalends.account.AlreadySetUpException;
import dev.kalends.account.DeviceZone;
import dev.kalends.account.People;
import dev.kalends.account.Person;
import dev.kalends.account.SignIn;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Zones;
import dev.kalends.web.FieldErrors;
import dev.kalends.web.PageController;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The first page of a new installation, which creates the first administrator. If several
 * visitors submit it concurrently, one becomes the administrator, and the others are
 * redirected to the sign-in page.
 */
@PageController
class SetupController {

	private static final String TO_SIGN_IN = "redirect:/login";

	private final People people;

	private final SignIn signIn;

	private final SamplePlan samplePlan;

	private final WriteTransactions transactions;

	private final FieldErrors errors;

	SetupController(People people, SignIn signIn, SamplePlan samplePlan, WriteTransactions transactions,
			FieldErrors errors) {
		this.samplePlan = samplePlan;
		this.transactions = transactions;
		this.people = people;
		this.signIn = signIn;
		this.errors = errors;
	}

	@GetMapping("/setup")
	String show(Model model) {
		return this.people.exist() ? "redirect:/calendar" : page(PersonForm.blank(), model);
	}

	@PostMapping("/setup")
	String create(@ModelAttribute("form") PersonForm form, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		if (this.people.exist()) {
			return TO_SIGN_IN;
		}
		try {
			Person person = this.transactions.execute(() -> create(form, DeviceZone.of(request)));
			this.signIn.establish(person, request, response);
			return "redirect:/calendar";
		}
		catch (RuleViolatedException ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("errors", this.errors.of(ex.violations()));
			return page(form, model);
		}
		catch (AlreadySetUpException ex) {
			return TO_SIGN_IN;
		}
	}

	/**
	 * Creates the account and the sample data atomically.
	 */
	private Person create(PersonForm form, @Nullable ZoneId device) {
		Person person = this.people.createFirst(form.asNew());
		if (Boolean.TRUE.equals(form.sampleData())) {
			this.samplePlan.createFor(person.asViewer().atDevice(device));
		}
		return person;
	}

	private static String page(PersonForm form, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("zones", Zones.offered());
		return "admin/setup";
	}

}
