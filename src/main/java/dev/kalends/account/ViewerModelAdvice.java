package dev.kalends.account;

import java.time.DayOfWeek;

import dev.kalends.web.PageController;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Adds the viewer, if signed in, and the first day of their week to the model of every
 * page.
 */
@ControllerAdvice(annotations = PageController.class)
public class ViewerModelAdvice {

	/**
	 * The name of the model attribute with the first day of the week.
	 */
	public static final String FIRST_DAY = "firstDayOfWeek";

	@ModelAttribute("viewer")
	@Nullable Viewer viewer(HttpServletRequest request) {
		return ViewerArgumentResolver.find(request);
	}

	/**
	 * Adds the first day of the viewer's week.
	 */
	@ModelAttribute(FIRST_DAY)
	DayOfWeek firstDay(HttpServletRequest request) {
		Viewer viewer = ViewerArgumentResolver.find(request);
		return (viewer != null && viewer.weekAndClock().firstDay() != null) ? viewer.weekAndClock().firstDay()
				: BrowserLanguage.of(request).firstDay();
	}

}
