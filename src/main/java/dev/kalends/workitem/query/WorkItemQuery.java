package dev.kalends.workitem.query;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.kalends.account.Viewer;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.team.Memberships;
import dev.kalends.web.JsonMembers;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

/**
 * A query for a page of the items that the viewer can see, for the list page and the REST
 * API.
 *
 * @param filter the filter
 * @param parentId selects the children of this item; {@code null} for all items
 * @param rootsOnly whether to exclude items whose parent the viewer can see
 * @param start selects items that end after this bound; {@code null} for no bound
 * @param end selects items that start before this bound; {@code null} for no bound
 * @param scheduled {@code true} for items with dates, {@code false} for items without;
 * {@code null} for both
 * @param editable {@code true} for items that the viewer may edit, {@code false} for the
 * others; {@code null} for both
 * @param overdue {@code true} for items that are overdue on the current day of the
 * viewer, {@code false} for the others; {@code null} for both
 * @param sort the order
 * @param page page number, from 0
 * @param size page size, 1–200
 */
public record WorkItemQuery(WorkItemFilter filter, @Nullable UUID parentId, boolean rootsOnly,
		@Nullable TimeBound start, @Nullable TimeBound end, @Nullable Boolean scheduled, @Nullable Boolean editable,
		@Nullable Boolean overdue, Sort sort, int page, int size) {

	static final int MAX_SIZE = 200;

	static final int DEFAULT_SIZE = 50;

	private static final int MAX_PAGE = 1_000_000;

	private static final Map<String, Boolean> FLAGS = Map.of("true", Boolean.TRUE, "false", Boolean.FALSE);

	/**
	 * Reads a query from request parameters.
	 * @throws UnreadableInputException with one violation per invalid parameter
	 */
	public static WorkItemQuery parse(Map<String, String[]> parameters, Viewer viewer) {
		List<Violation> violations = new ArrayList<>();
		WorkItemFilter filter = WorkItemFilter.ALL;
		try {
			filter = WorkItemFilter.parse(parameters, viewer.id());
		}
		catch (UnreadableInputException ex) {
			violations.addAll(ex.violations());
		}
		Reader reader = new Reader(parameters, violations);
		UUID parentId = reader.read("parent", JsonMembers::toId, "id");
		TimeBound start = reader.bound("start", viewer.zone());
		TimeBound end = reader.bound("end", viewer.zone());
		if (start != null && end != null && !end.instant().isAfter(start.instant())) {
			violations.add(Violation.of("end", "window-order"));
		}
		Boolean scheduled = reader.flag("scheduled");
		Boolean editable = reader.flag("editable");
		Boolean overdue = reader.flag("overdue");
		Sort sort = reader.read("sort", Sort::parse, "sort", Sort.names());
		Integer page = reader.read("page", (text) -> number(text, 0, MAX_PAGE), "range", 0, MAX_PAGE);
		Integer size = reader.read("size", (text) -> number(text, 1, MAX_SIZE), "range", 1, MAX_SIZE);
		if (!violations.isEmpty()) {
			throw new UnreadableInputException(violations);
		}
		return new WorkItemQuery(filter, parentId, false, start, end, scheduled, editable, overdue,
				(sort != null) ? sort : Sort.DEFAULT, (page != null) ? page : 0, (size != null) ? size : DEFAULT_SIZE);
	}

	private static @Nullable Integer number(String text, int least, int most) {
		if (!text.matches("\\d{1,7}")) {
			return null;
		}
		int number = Integer.parseInt(text);
		return (number < least || number > most) ? null : number;
	}

	/**
	 * Returns a copy that selects roots only.
	 */
	public WorkItemQuery onlyRoots() {
		return new WorkItemQuery(this.filter, this.parentId, true, this.start, this.end, this.scheduled, this.editable,
				this.overdue, this.sort, this.page, this.size);
	}

	/**
	 * Returns a copy for another page.
	 */
	public WorkItemQuery onPage(int number) {
		return new WorkItemQuery(this.filter, this.parentId, this.rootsOnly, this.start, this.end, this.scheduled,
				this.editable, this.overdue, this.sort, number, this.size);
	}

	/**
	 * Returns a query for the children of an item, in the default order.
	 */
	public static WorkItemQuery childrenOf(UUID parentId, int size) {
		return new WorkItemQuery(WorkItemFilter.ALL, parentId, false, null, null, null, null, null, Sort.DEFAULT, 0,
				size);
	}

	/**
	 * Returns the time window; empty without bounds.
	 */
	Optional<TimeWindow> window() {
		return (this.start == null && this.end == null) ? Optional.empty()
				: Optional.of(new TimeWindow(Objects.requireNonNullElse(this.start, TimeBound.EARLIEST),
						Objects.requireNonNullElse(this.end, TimeBound.LATEST)));
	}

	/**
	 * Returns the SQL conditions for an item {@code w}. A series fulfills those of the
	 * time window if it may have an occurrence there.
	 */
	SqlConditions conditions(Memberships memberships, Today today) {
		String own = own(memberships);
		Object[] ownArguments = ownArguments(memberships);
		SqlConditions conditions = visible(memberships);
		this.filter.addTo(conditions);
		addTeams(memberships, conditions);
		if (this.parentId != null) {
			conditions.add("w.parent_id = ?", this.parentId).add(own, ownArguments);
		}
		if (this.rootsOnly) {
			conditions.add("(w.parent_id is null or not " + own + ")", ownArguments);
		}
		if (this.start != null) {
			TimeWindow.addEndsAfter(this.start, conditions);
		}
		if (this.end != null) {
			TimeWindow.addStartsBefore(this.end, conditions);
		}
		if (this.scheduled != null) {
			conditions.add("w.starts_at is " + (this.scheduled ? "not null" : "null"));
		}
		if (this.editable != null) {
			conditions.add((this.editable ? "" : "not ") + editable(memberships), editableArguments(memberships));
		}
		if (this.overdue != null) {
			today.addTo(conditions, this.overdue);
		}
		return conditions;
	}

	/**
	 * Returns the SQL condition for {@link Access#worksOn}.
	 */
	private static String editable(Memberships memberships) {
		int teams = memberships.editableTeamIds().size();
		return "((w.team_id is null and w.owner_id = ?)"
				+ ((teams > 0) ? " or w.team_id in (" + SqlConditions.placeholders(teams) + ")" : "")
				+ " or exists (select 1 from work_item_assignee e where e.work_item_id = w.id and e.person_id = ?))";
	}

	private static Object[] editableArguments(Memberships memberships) {
		List<Object> arguments = new ArrayList<>();
		arguments.add(memberships.personId());
		arguments.addAll(memberships.editableTeamIds());
		arguments.add(memberships.personId());
		return arguments.toArray();
	}

	private void addTeams(Memberships memberships, SqlConditions conditions) {
		List<UUID> requested = memberships.teamIds().stream().filter(this.filter::includesTeam).toList();
		boolean allTeams = requested.size() == memberships.roles().size();
		if (allTeams && this.filter.includesPersonal()) {
			return;
		}
		String inRequestedTeams = requested.isEmpty() ? "1 = 0"
				: "w.team_id in (" + SqlConditions.placeholders(requested.size()) + ")";
		if (!this.filter.includesPersonal()) {
			conditions.add(inRequestedTeams, requested.toArray());
			return;
		}
		List<UUID> excluded = new ArrayList<>(memberships.teamIds());
		excluded.removeAll(requested);
		if (!excluded.isEmpty()) {
			conditions.add(
					"(w.team_id is null or w.team_id not in (" + SqlConditions.placeholders(excluded.size()) + "))",
					excluded.toArray());
		}
	}

	/**
	 * Returns the SQL conditions for {@link Access#sees} of an item {@code w} outside of
	 * the trash.
	 */
	static SqlConditions visible(Memberships memberships) {
		return new SqlConditions().add("w.trashed_at is null")
			.add("(" + own(memberships) + " or exists (select 1 from work_item_assignee m"
					+ " where m.work_item_id = w.id and m.person_id = ?))",
					with(ownArguments(memberships), memberships.personId()));
	}

	/**
	 * Returns the SQL condition for {@link Access#isOwnerOrMember}.
	 */
	static String own(Memberships memberships) {
		int teams = memberships.roles().size();
		return "((w.team_id is null and w.owner_id = ?)"
				+ ((teams > 0) ? " or w.team_id in (" + SqlConditions.placeholders(teams) + ")" : "") + ")";
	}

	static Object[] ownArguments(Memberships memberships) {
		List<Object> arguments = new ArrayList<>();
		arguments.add(memberships.personId());
		arguments.addAll(memberships.teamIds());
		return arguments.toArray();
	}

	private static Object[] with(Object[] arguments, Object last) {
		Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
		all[arguments.length] = last;
		return all;
	}

	/**
	 * The order of a list.
	 *
	 * @param member the JSON member to sort by
	 * @param descending whether to sort in descending order
	 */
	public record Sort(String member, boolean descending) {

		public static final Sort DEFAULT = new Sort("startDate", false);

		private static final Map<String, String> EXPRESSIONS = new TreeMap<>(
				Map.of("startDate", "w.starts_at", "dueDate", "w.ends_at", "title", "w.title_search", "status",
						byRank("w.status", WorkItemStatus.values()), "priority",
						byRank("w.priority", Priority.values()), "type", byRank("w.type", WorkItemType.values()),
						"progress", "w.progress", "createdAt", "w.created_at", "updatedAt", "w.updated_at"));

		public static @Nullable Sort parse(String text) {
			String[] parts = text.split(",", -1);
			boolean direction = parts.length == 1
					|| (parts.length == 2 && (parts[1].equals("asc") || parts[1].equals("desc")));
			return (direction && EXPRESSIONS.containsKey(parts[0]))
					? new Sort(parts[0], parts.length == 2 && parts[1].equals("desc")) : null;
		}

		static String names() {
			return String.join(", ", EXPRESSIONS.keySet());
		}

		/**
		 * Returns the SQL clause. Items without a value come last in both directions.
		 */
		String orderBy() {
			return " order by " + EXPRESSIONS.get(this.member) + (this.descending ? " desc" : "")
					+ " nulls last, w.title_search, w.id";
		}

		private static String byRank(String column, Enum<?>[] values) {
			return Arrays.stream(values)
				.map((value) -> "when '" + value.name() + "' then " + value.ordinal())
				.collect(Collectors.joining(" ", "case " + column + " ", " end"));
		}

	}

	/**
	 * Reads parameters that may occur at most once.
	 */
	private record Reader(Map<String, String[]> parameters, List<Violation> violations) {

		<T> @Nullable T read(String name, Function<String, @Nullable T> parser, String code, Object... accepted) {
			String[] values = this.parameters.get(name);
			if (values == null) {
				return null;
			}
			T value = (values.length == 1) ? parser.apply(values[0]) : null;
			if (value == null) {
				this.violations
					.add((values.length == 1) ? Violation.of(name, code, accepted) : Violation.of(name, "given-twice"));
			}
			return value;
		}

		@Nullable Boolean flag(String name) {
			return read(name, FLAGS::get, "choice", "true, false");
		}

		@Nullable TimeBound bound(String name, ZoneId zone) {
			return read(name, (text) -> TimeBound.parse(text, zone).orElse(null), "bound");
		}

	}

}
