package dev.kalends.calendar;

import java.util.List;

import dev.kalends.account.People;
import dev.kalends.account.Viewer;
import dev.kalends.location.Locations;
import dev.kalends.team.Teams;
import dev.kalends.web.PageController;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The calendar page. View, date and filters are parameters of the URL and are read by the
 * browser; the events are loaded from the feed.
 */
@PageController
class CalendarPageController {

	/**
	 * The names of the views, in the order of their buttons.
	 */
	static final List<String> VIEWS = List.of("month", "week", "day", "list", "year", "people");

	private static final List<String> TYPES = List.of(WorkItemType.PROJECT.code(), WorkItemType.ACTIVITY.code(),
			WorkItemType.TASK.code());

	private final People people;

	private final Teams teams;

	private final SavedViews views;

	private final Locations locations;

	private final JsonMapper json;

	CalendarPageController(People people, Teams teams, SavedViews views, Locations locations, JsonMapper json) {
		this.people = people;
		this.teams = teams;
		this.views = views;
		this.locations = locations;
		this.json = json;
	}

	@GetMapping("/")
	String home() {
		return "redirect:/calendar";
	}

	/**
	 * A URL without parameters opens the viewer's start view, if there is one.
	 */
	@GetMapping("/calendar")
	String calendar(Viewer viewer, HttpServletRequest request, Model model) {
		String start = request.getParameterMap().isEmpty()
				? this.views.startView(viewer).map(SavedView::query).orElse("") : "";
		if (!start.isEmpty()) {
			return "redirect:/calendar?" + start;
		}
		model.addAttribute("teams", this.teams.of(viewer));
		model.addAttribute("views", VIEWS);
		model.addAttribute("types", TYPES);
		model.addAttribute("statuses", WorkItemStatus.codes());
		model.addAttribute("people", this.people.assignable());
		model.addAttribute("priorities", Priority.codes());
		model.addAttribute("locations", this.locations.all());
		model.addAttribute("savedViews", this.json
			.writeValueAsString(this.views.of(viewer).stream().map(SavedViewApiController.ViewResource::of).toList()));
		model.addAttribute("colleagues", this.teams.colleagues(viewer));
		model.addAttribute("toAccept", this.teams.toAccept(viewer));
		model.addAttribute("askNext", true);
		return "calendar/calendar";
	}

}
