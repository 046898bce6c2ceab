package dev.kalends.web;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Adds the viewer's clock to the model of every page, so that scripts write times of day
 * as the server does.
 */
@ControllerAdvice(annotations = PageController.class)
class ClockAdvice {

	private final DateTexts dates;

	ClockAdvice(DateTexts dates) {
		this.dates = dates;
	}

	@ModelAttribute("hourCycle")
	String hourCycle() {
		return this.dates.hourCycle();
	}

}
