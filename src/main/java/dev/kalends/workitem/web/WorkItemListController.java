package dev.kalends.workitem.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.UUID;

import dev.kalends.account.People;
import dev.kalends.account.Viewer;
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
 * Work items as a list and as a tree. A tree begins with its roots; what stands below a
 * row is asked for when it is opened. What a filter finds is always a list.
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
	 * One address answers with a page or with a fragment of it.
	 */
	@ModelAttribute
	void vary(HttpServletResponse response) {
		response.addHeader(HttpHeaders.VARY, "HX-Request");
	}

	@GetMapping("/work-items")
	String list(Viewer viewer, @ModelAttribute("filter") ListFilter filter, @RequestParam @Nullable String shape,
			HttpServletRequest request, Model model) {
		WorkItemQuery asked = WorkItemQuery.parse(given(request), viewer);
		SortedSet<String> labels = asked.filter().labels();
		boolean filtered = filter.isActive() || !labels.isEmpty();
		String shown = (LIST.equals(shape) || filtered) ? LIST : TREE;
		WorkItemQuery query = TREE.equals(shown) ? asked.onlyRoots() : asked;
		WorkItemRows rows = this.reader.rows(viewer, query);
		ListLinks links = new ListLinks(parameters(filter, shown, query.sort()), labels);
		addRows(rows, LIST.equals(shown), model);
		model.addAttribute("shape", shown);
		model.addAttribute("links", links);
		model.addAttribute("columns", columns(query, links));
		model.addAttribute("total", rows.total());
		model.addAttribute("page", query.page());
		model.addAttribute("pages", (rows.total() + query.size() - 1) / query.size());
		model.addAttribute("types", WorkItemType.codes());
		model.addAttribute("statuses", WorkItemStatus.codes());
		model.addAttribute("people", this.people.assignable());
		model.addAttribute("teams", this.teams.of(viewer));
		model.addAttribute("priorities", Priority.codes());
		model.addAttribute("locations", this.locations.all());
		model.addAttribute("labels", labels);
		model.addAttribute("filtered", filtered);
		return "workitem/list";
	}

	/**
	 * Returns the rows right below an item, for the tree on screen.
	 */
	@GetMapping(path = "/work-items", params = "parent")
	String below(Viewer viewer, @RequestParam UUID parent, HtmxRequest htmx, Model model) {
		if (!htmx.isHtmxRequest()) {
			return "redirect:/work-items/" + this.reader.details(viewer, parent).id();
		}
		addRows(this.reader.rows(viewer, WorkItemQuery.below(parent, MAX_CHILDREN)), false, model);
		return "workitem/_rows :: rows";
	}

	private void addRows(WorkItemRows rows, boolean flat, Model model) {
		model.addAttribute("rows",
				rows.rows()
					.stream()
					.map((row) -> new RowView(row.id(), row.parentId(), row.title(), row.type().code(),
							row.status().code(), this.whenTexts.inShort(row.startDate(), row.dueDate()), row.progress(),
							String.join(", ", row.people()), flat ? 0 : row.depth(), flat ? 0 : row.childCount(),
							row.team(), row.mayEdit()))
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
	 * Returns the parameters that say something: a form sends its empty fields as well.
	 */
	private static Map<String, String[]> given(HttpServletRequest request) {
		Map<String, String[]> given = new HashMap<>();
		request.getParameterMap().forEach((name, values) -> {
			String[] filled = Arrays.stream(values).filter((value) -> !value.isBlank()).toArray(String[]::new);
			if (filled.length > 0) {
				given.put(name, filled);
			}
		});
		return given;
	}

	private static List<Column> columns(WorkItemQuery query, ListLinks links) {
		return List.of(Column.sortable("title", "title", query, links), new Column("type", null, null),
				Column.sortable("status", "status", query, links), Column.sortable("dates", "startDate", query, links),
				Column.sortable("progress", "progress", query, links), new Column("people", null, null),
				new Column("team", null, null));
	}

	/**
	 * The filters that stand in the address of the list, as they stand there: several
	 * values of one are separated by commas. Labels, which may have commas in them, are
	 * not among them.
	 *
	 * @param q words of the title
	 * @param scheduled whether to show what has dates only, or what has none
	 */
	record ListFilter(@Nullable String q, @Nullable String type, @Nullable String status, @Nullable String priority,
			@Nullable String assignee, @Nullable String team, @Nullable String location, @Nullable String start,
			@Nullable String end, @Nullable String scheduled) {

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
	 * @param direction how the list is sorted by it, as {@code aria-sort} says it
	 * @param link where the list is sorted by it, or the other way round
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
	 * A row in words.
	 */
	record RowView(UUID id, @Nullable UUID parentId, String title, String type, String status, String dates,
			int progress, String people, int depth, int childCount, @Nullable TeamName team, boolean mayEdit) {

	}

}
