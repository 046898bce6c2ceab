package dev.kalends.web;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Tells every page which colour scheme the reader has chosen in this browser, so that it
 * is right from the first paint on, without a script.
 */
@ControllerAdvice(annotations = PageController.class)
class ThemeAdvice {

	private static final Set<String> THEMES = Set.of("light", "dark");

	/**
	 * Returns {@code null} where the system's preference decides.
	 */
	@ModelAttribute("theme")
	@Nullable String theme(@CookieValue(name = "theme", required = false) @Nullable String chosen) {
		return (chosen != null && THEMES.contains(chosen)) ? chosen : null;
	}

}
