package dev.kalends.calendar;

import java.util.List;

import dev.kalends.account.People;
import dev.kalends.account.Viewer;
import dev.kalends.team.Teams;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page around the calendar. View, date and filters stand in the address and are read
 * in the browser; the events come from the feed.
 */
@Controller
class CalendarPageController {

	private static final List<String> VIEWS = List.of("month", "week", "day", "list", "year", "people");

	private static final List<String> TYPES = List.of(WorkItemType.PROJECT.code(), WorkItemType.ACTIVITY.code(),
			WorkItemType.TASK.code());

	private final People people;

	private final Teams teams;

	CalendarPageController(People people, Teams teams) {
		this.people = people;
		this.teams = teams;
	}

	@GetMapping("/")
	String home() {
		return "redirect:/calendar";
	}

	@GetMapping("/calendar")
	String calendar(Viewer viewer, Model model) {
		model.addAttribute("teams", this.teams.of(viewer));
		model.addAttribute("views", VIEWS);
		model.addAttribute("types", TYPES);
		model.addAttribute("statuses", WorkItemStatus.codes());
		model.addAttribute("people", this.people.assignable());
		model.addAttribute("colleagues", this.teams.colleagues(viewer));
		return "calendar/calendar";
	}

}
