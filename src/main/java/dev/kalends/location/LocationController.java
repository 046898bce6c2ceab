package dev.kalends.location;

import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.Creations;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.web.FieldErrors;
import dev.kalends.web.Messages;
import dev.kalends.web.PageController;
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
 * Pages to create, rename and delete locations.
 */
@PageController
@RequestMapping("/locations")
class LocationController {

	private static final String TO_LIST = "redirect:/locations";

	private final Locations locations;

	private final Creations creations;

	private final FieldErrors errors;

	private final Messages messages;

	LocationController(Locations locations, Creations creations, FieldErrors errors, Messages messages) {
		this.locations = locations;
		this.creations = creations;
		this.errors = errors;
		this.messages = messages;
	}

	@GetMapping
	String list(Model model) {
		model.addAttribute("locations", this.locations.all());
		return "workitem/locations";
	}

	@PostMapping
	String add(Viewer viewer, @RequestParam @Nullable String name, @RequestParam @Nullable String address,
			@RequestParam @Nullable String creationKey, Model model, HttpServletResponse response,
			RedirectAttributes redirect) {
		try {
			UUID id = this.creations.once(viewer.id(), creationKey, name + "\n" + address,
					() -> this.locations.create(name, address).id());
			addToast(redirect, "location.added", nameOf(id));
			return TO_LIST;
		}
		catch (RuleViolatedException ex) {
			model.addAttribute("name", name);
			model.addAttribute("address", address);
			return rejected(ex, model, response);
		}
	}

	private String nameOf(UUID id) {
		return this.locations.all()
			.stream()
			.filter((location) -> location.id().equals(id))
			.map(Location::name)
			.findFirst()
			.orElse("");
	}

	@PostMapping("/{id}")
	String change(Viewer viewer, @PathVariable UUID id, @RequestParam @Nullable String name,
			@RequestParam @Nullable String address, Model model, HttpServletResponse response,
			RedirectAttributes redirect) {
		try {
			Location location = this.locations.change(viewer, id,
					(current) -> new Location(id, (name != null) ? name : "", address));
			addToast(redirect, "location.saved", location.name());
			return TO_LIST;
		}
		catch (RuleViolatedException ex) {
			model.addAttribute("editing", id);
			return rejected(ex, model, response);
		}
	}

	@PostMapping("/{id}/delete")
	String delete(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
		this.locations.delete(viewer, id);
		redirect.addFlashAttribute("toast", this.messages.text("location.deleted"));
		return TO_LIST;
	}

	private String rejected(RuleViolatedException ex, Model model, HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		model.addAttribute("errors", this.errors.of(ex.violations()));
		return list(model);
	}

	private void addToast(RedirectAttributes redirect, String key, Object... arguments) {
		redirect.addFlashAttribute("toast", this.messages.text(key, arguments));
	}

}
