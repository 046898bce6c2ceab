package dev.kalends.web;

import java.util.UUID;

import dev.kalends.shared.Ids;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Adds the key for forms that create something to the model of every page. A form that is
 * submitted twice sends the same key, and creates nothing twice.
 */
@ControllerAdvice(annotations = PageController.class)
class CreationKeyAdvice {

	private final Ids ids;

	CreationKeyAdvice(Ids ids) {
		this.ids = ids;
	}

	@ModelAttribute("creationKey")
	UUID creationKey() {
		return this.ids.next();
	}

}
