package dev.kalends.account.security;

import dev.kalends.account.People;
import dev.kalends.account.ViewerArgumentResolver;
import dev.kalends.account.attempt.RetryLaterException;
import dev.kalends.web.PageController;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The sign-in page. It redirects to the setup while there are no accounts.
 */
@PageController
class LoginController {

	private final People people;

	LoginController(People people) {
		this.people = people;
	}

	@GetMapping("/login")
	String login(HttpServletRequest request, Model model) {
		if (ViewerArgumentResolver.find(request) != null) {
			return "redirect:/calendar";
		}
		if (request.getAttribute(SignInResponses.POSTPONED) instanceof RetryLaterException postponed) {
			model.addAttribute("postponed", postponed);
			model.addAttribute("username", request.getParameter("username"));
		}
		return this.people.exist() ? "account/login" : "redirect:/setup";
	}

}
