package dev.kalends.account;

import dev.kalends.web.PageController;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Adds the viewer, if signed in, to the model of every page.
 */
@ControllerAdvice(annotations = PageController.class)
class ViewerModelAdvice {

	@ModelAttribute("viewer")
	@Nullable Viewer viewer(HttpServletRequest request) {
		return ViewerArgumentResolver.find(request);
	}

}
