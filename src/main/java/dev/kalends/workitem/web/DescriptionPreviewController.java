package dev.kalends.workitem.web;

import java.util.Optional;

import dev.kalends.shared.PlainText;
import dev.kalends.shared.Violation;
import dev.kalends.web.PageController;
import dev.kalends.web.ViolationTexts;
import dev.kalends.workitem.DraftRules;
import dev.kalends.workitem.text.DescriptionHtml;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Renders a preview of a description, or the reason why it cannot be saved.
 */
@PageController
class DescriptionPreviewController {

	private final ViolationTexts texts;

	DescriptionPreviewController(ViolationTexts texts) {
		this.texts = texts;
	}

	@PostMapping("/work-items/preview")
	String preview(@RequestParam(required = false) @Nullable String description, Model model,
			HttpServletResponse response) {
		Optional<Violation> violation = DraftRules.checkDescription(description);
		if (violation.isPresent()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("refusal", this.texts.text(violation.get()));
		}
		else {
			model.addAttribute("html", DescriptionHtml.of((description != null) ? PlainText.lines(description) : null));
		}
		return "workitem/_form :: preview";
	}

}
