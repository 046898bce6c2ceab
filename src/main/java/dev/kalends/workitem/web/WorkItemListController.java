package dev.kalends.workitem.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import dev.kalends.account.People;
import dev.kalends.account.Viewer;
import dev.kalends.location.Location;
import dev.kalends.location.Locations;
import dev.kalends.team.TeamName;
import dev.kalends.team.Teams;
import dev.kalends.web.PageController;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import dev.kalends.workitem.query.ListLinks;
import dev.kalends.workitem.query.WhenTexts;
import dev.kalends.workitem.query.WorkItemQuery;
import dev.kalends.workitem.query.WorkItemReader;
import dev.kalends.workitem.query.WorkItemRows;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The work item list, flat or as a tree. The tree starts with the roots and loads
 * children when a row is expanded. Filtered results are always flat.
 */
@PageController
class WorkItemListController {

	private static final int MAX_CHILDREN = 1000;

	private static final String TREE = "tree";

	private static final String LIST = "list";

	private final WorkItemReader reader;

	private final People people;

	private final Teams teams;

	private final Locations locations;

	private final WhenTexts whenTexts;

	WorkItemListController(WorkItemReader reader, People people, Teams teams, Locations locations,
			WhenTexts whenTexts) {
		this.reader = reader;
		this.people = people;
		this.teams = teams;
		this.locations = locations;
		this.whenTexts = whenTexts;
	}

	/**
	 * The same URL returns a page or a fragment, depending on this header.
	 */
	@ModelAttribute
	void vary(HttpServletResponse response) {
		response.addHeader(HttpHeaders.VARY, "HX-Request");
	}

	@GetMapping("/work-items")
	String list(Viewer viewer, @ModelAttribute("requested") ListFilter requestedFilter,
			@RequestParam @Nullable String shape, HttpServletRequest request, Model model) {
		List<TeamName> ownTeams = this.teams.of(viewer);
		List<Location> allLocations = this.locations.all();
		KnownFilters known = KnownFilters.of(nonEmptyParameters(request), ownTeams.stream().map(TeamName::id).toList(),
				allLocations.stream().map(Location::id).toList());
		ListFilter filter = requestedFilter.without(known);
		WorkItemQuery requested = WorkItemQuery.parse(known.parameters(), viewer);
		SortedSet<String> labels = new TreeSet<>(
				Arrays.asList(known.parameters().getOrDefault("label", new String[0])));
		boolean filtered = filter.isActive() || !labels.isEmpty();
		String shown = (LIST.equals(shape) || filtered) ? LIST : TREE;
		WorkItemQuery query = TREE.equals(shown) ? requested.onlyRoots() : requested;
		WorkItemRows rows = this.reader.rows(viewer, query);
		ListLinks links = new ListLinks(parameters(filter, shown, query.sort()), labels);
		addRows(rows, LIST.equals(shown), model);
		model.addAttribute("shape", shown);
		model.addAttribute("links", links);
		model.addAttribute("columns", columns(query, links));
		model.addAttribute("total", rows.total());
		model.addAttribute("page", rows.page());
		model.addAttribute("pages", (rows.total() + query.size() - 1) / query.size());
		model.addAttribute("types", WorkItemType.codes());
		model.addAttribute("statuses", WorkItemStatus.codes());
		model.addAttribute("people", this.people.assignable());
		model.addAttribute("teams", ownTeams);
		model.addAttribute("priorities", Priority.codes());
		model.addAttribute("locations", allLocations);
		model.addAttribute("filter", filter);
		model.addAttribute("dropped", known.dropped());
		model.addAttribute("labels", labels);
		model.addAttribute("filtered", filtered);
		return "workitem/list";
	}

	/**
	 * Returns the rows of an item's children as a fragment of the tree.
	 */
	@GetMapping(path = "/work-items", params = "parent")
	String children(Viewer viewer, @RequestParam UUID parent, HtmxRequest htmx, Model model) {
		if (!htmx.isHtmxRequest()) {
			return "redirect:/work-items/" + this.reader.details(viewer, parent).id();
		}
		addRows(this.reader.rows(viewer, WorkItemQuery.childrenOf(parent, MAX_CHILDREN)), false, model);
		return "workitem/_rows :: rows";
	}

	private void addRows(WorkItemRows rows, boolean flat, Model model) {
		model.addAttribute("rows",
				rows.rows()
					.stream()
					.map((row) -> new RowView(row.id(), row.parentId(), row.title(), row.type().code(),
							row.status().code(), this.whenTexts.shortDates(row.startDate(), row.dueDate()),
							row.progress(), String.join(", ", row.people()), flat ? 0 : row.depth(),
							flat ? 0 : row.childCount(), row.team(), row.mayEdit(), row.overdue(), row.repeats()))
					.toList());
	}

	private static Map<String, String> parameters(ListFilter filter, String shape, WorkItemQuery.Sort sort) {
		Map<String, String> parameters = new LinkedHashMap<>(filter.parameters());
		parameters.put("shape", shape);
		if (!WorkItemQuery.Sort.DEFAULT.equals(sort)) {
			parameters.put("sort", sort.member() + (sort.descending() ? ",desc" : ""));
		}
		return parameters;
	}

	/**
	 * Returns the request parameters without empty values, because a form submits empty
	 * fields too.
	 */
	private static Map<String, String[]> nonEmptyParameters(HttpServletRequest request) {
		Map<String, String[]> parameters = new HashMap<>();
		request.getParameterMap().forEach((name, values) -> {
			String[] filled = Arrays.stream(values).filter((value) -> !value.isBlank()).toArray(String[]::new);
			if (filled.length > 0) {
				parameters.put(name, filled);
			}
		});
		return parameters;
	}

	private static List<Column> columns(WorkItemQuery query, ListLinks links) {
		return List.of(Column.sortable("title", "title", query, links), new Column("type", null, null),
				Column.sortable("status", "status", query, links), Column.sortable("dates", "startDate", query, links),
				Column.sortable("progress", "progress", query, links), new Column("people", null, null),
				new Column("team", null, null));
	}

	/**
	 * The filter parameters of the list URL, unparsed. Multiple values are separated by
	 * commas. Labels are not included, because they may contain commas.
	 *
	 * @param q words in the title
	 * @param scheduled {@code true} for items with dates, {@code false} for items without
	 * @param overdue {@code true} for overdue items, {@code false} for the others
	 */
	record ListFilter(@Nullable String q, @Nullable String type, @Nullable String status, @Nullable String priority,
			@Nullable String assignee, @Nullable String team, @Nullable String location, @Nullable String start,
			@Nullable String end, @Nullable String scheduled, @Nullable String overdue) {

		/**
		 * Returns a copy without the teams and locations that the viewer does not know.
		 */
		ListFilter without(KnownFilters known) {
			return new ListFilter(this.q, this.type, this.status, this.priority, this.assignee, known.joined("team"),
					known.joined("location"), this.start, this.end, this.scheduled, this.overdue);
		}

		public String words() {
			return Objects.requireNonNullElse(this.q, "");
		}

		public boolean isActive() {
			return !parameters().isEmpty();
		}

		Map<String, String> parameters() {
			Map<String, String> parameters = new LinkedHashMap<>();
			addIfGiven("q", this.q, parameters);
			addIfGiven("type", this.type, parameters);
			addIfGiven("status", this.status, parameters);
			addIfGiven("priority", this.priority, parameters);
			addIfGiven("assignee", this.assignee, parameters);
			addIfGiven("team", this.team, parameters);
			addIfGiven("location", this.location, parameters);
			addIfGiven("start", this.start, parameters);
			addIfGiven("end", this.end, parameters);
			addIfGiven("scheduled", this.scheduled, parameters);
			addIfGiven("overdue", this.overdue, parameters);
			return parameters;
		}

		private static void addIfGiven(String name, @Nullable String value, Map<String, String> parameters) {
			if (value != null && !value.isBlank()) {
				parameters.put(name, value);
			}
		}

	}

	/**
	 * A column of the list.
	 *
	 * @param direction value of {@code aria-sort}; {@code null} when the list is not
	 * sorted by this column
	 * @param link link that sorts by this column or reverses the order; {@code null} when
	 * not sortable
	 */
	record Column(String name, @Nullable String direction, @Nullable String link) {

		static Column sortable(String name, String member, WorkItemQuery query, ListLinks links) {
			boolean sorted = query.sort().member().equals(member);
			boolean descending = sorted && query.sort().descending();
			return new Column(name, sorted ? (descending ? "descending" : "ascending") : null,
					links.sort((sorted && !descending) ? member + ",desc" : member));
		}

	}

	/**
	 * A row as text.
	 */
	record RowView(UUID id, @Nullable UUID parentId, String title, String type, String status, String dates,
			int progress, String people, int depth, int childCount, @Nullable TeamName team, boolean mayEdit,
			boolean overdue, boolean repeats) {

	}

}
