package dev.kalends.account;

import dev.kalends.web.PageController;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;

/**
 * The sign-in page. Where nobody is there to sign in, it leads to the setup.
 */
@PageController
class LoginController {

	private final People people;

	LoginController(People people) {
		this.people = people;
	}

	@GetMapping("/login")
	String login(HttpServletRequest request) {
		if (ViewerArgumentResolver.find(request) != null) {
			return "redirect:/calendar";
		}
		return this.people.exist() ? "account/login" : "redirect:/setup";
	}

}
