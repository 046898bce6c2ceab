package dev.kalends.workitem;

import dev.kalends.web.PageController;
import org.jspecify.annotations.Nullable;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows what a description will look like before it is saved.
 */
@PageController
class DescriptionPreviewController {

	@PostMapping("/work-items/preview")
	String preview(@RequestParam(required = false) @Nullable String description, Model model) {
		model.addAttribute("html", DescriptionHtml.of(description));
		return "workitem/_form :: preview";
	}

}
