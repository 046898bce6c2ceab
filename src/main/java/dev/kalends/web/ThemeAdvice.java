package dev.kalends.web;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Adds the colour scheme chosen in this browser to the model of every page, so that the
 * first paint is correct without a script.
 */
@ControllerAdvice(annotations = PageController.class)
class ThemeAdvice {

	private static final Set<String> THEMES = Set.of("light", "dark");

	/**
	 * Returns {@code null} to use the system's preference.
	 */
	@ModelAttribute("theme")
	@Nullable String theme(@CookieValue(name = "theme", required = false) @Nullable String chosen) {
		return (chosen != null && THEMES.contains(chosen)) ? chosen : null;
	}

}
