package dev.kalends.exchange;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import dev.kalends.account.PersonName;
import dev.kalends.shared.PlainText;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.shared.Zones;
import dev.kalends.team.TeamName;
import dev.kalends.workitem.CheckedDraft;
import dev.kalends.workitem.DraftRules;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

/**
 * Converts the rows of a table into validated drafts and collects the violations of all
 * rows. Rules that involve other items are checked later.
 */
final class ImportRows {

	static final List<String> COLUMNS = List.of("type", "title", "parent", "start_date", "due_date", "start_time",
			"end_time", "time_zone", "assignee", "description", "status", "priority", "progress", "color", "team");

	private static final Map<String, String> COLUMN_OF_FIELD = Map.of("startDate", "start_date", "dueDate", "due_date",
			"startTime", "start_time", "endTime", "end_time", "timeZone", "time_zone", "assigneeIds", "assignee",
			"assigneeLabels", "assignee", "parentId", "parent", "teamId", "team");

	private static final String SEPARATOR = ";";

	private static final UUID SEVERAL = new UUID(0, 0);

	private final ZoneId zone;

	private final Map<String, UUID> byUsername = new HashMap<>();

	private final Map<String, UUID> byDisplayName = new HashMap<>();

	private final Map<String, UUID> teamsByName = new HashMap<>();

	private final List<RowViolation> violations = new ArrayList<>();

	/**
	 * Creates a reader.
	 * @param people people to whom work can be assigned
	 * @param teams teams whose items the viewer may change
	 * @param zone zone for times without a zone
	 */
	ImportRows(List<PersonName> people, List<TeamName> teams, ZoneId zone) {
		this.zone = zone;
		teams.forEach((team) -> this.teamsByName.merge(key(team.name()), team.id(), (one, other) -> SEVERAL));
		for (PersonName person : people) {
			this.byUsername.put(person.username(), person.id());
			this.byDisplayName.merge(key(person.displayName()), person.id(), (one, other) -> SEVERAL);
		}
	}

	/**
	 * Reads all rows.
	 * @return the rows without violations
	 */
	List<ImportRow> read(CsvTable table) {
		List<ImportRow> rows = new ArrayList<>();
		for (CsvTable.Row row : table.rows()) {
			ImportRow read = read(row);
			if (read != null) {
				rows.add(read);
			}
		}
		return rows;
	}

	/**
	 * Returns the violations of the rows read so far, in row order.
	 */
	List<RowViolation> violations() {
		return this.violations;
	}

	private @Nullable ImportRow read(CsvTable.Row row) {
		int before = this.violations.size();
		Cells cells = new Cells(row, this.violations);
		Set<UUID> assigneeIds = new LinkedHashSet<>();
		Set<String> labels = new LinkedHashSet<>();
		addPeople(row, assigneeIds, labels);
		UUID teamId = team(row);
		WorkItemDraft draft = WorkItemDraft.builder()
			.type(cells.choice("type", WorkItemType::ofCode, WorkItemType.codes()))
			.title(row.get("title"))
			.description(row.get("description"))
			.status(cells.choice("status", WorkItemStatus::ofCode, WorkItemStatus.codes()))
			.priority(cells.choice("priority", Priority::ofCode, Priority.codes()))
			.assigneeIds(assigneeIds)
			.externalAssignees(labels)
			.progress(cells.read("progress", Integer::valueOf, "integer"))
			.startDate(cells.read("start_date", LocalDate::parse, "date"))
			.dueDate(cells.read("due_date", LocalDate::parse, "date"))
			.startTime(cells.read("start_time", LocalTime::parse, "time"))
			.endTime(cells.read("end_time", LocalTime::parse, "time"))
			.timeZone(cells.read("time_zone", (name) -> Zones.named(name).orElse(null), "zone"))
			.color(row.get("color"))
			.build();
		CheckedDraft checked = (this.violations.size() == before) ? check(row, draft) : null;
		return (checked != null) ? new ImportRow(row.number(), row.get("parent"), teamId, checked) : null;
	}

	private @Nullable UUID team(CsvTable.Row row) {
		String name = row.get("team");
		if (name == null) {
			return null;
		}
		UUID teamId = this.teamsByName.get(key(name));
		if (teamId == null || SEVERAL.equals(teamId)) {
			this.violations.add(new RowViolation(row.number(),
					Violation.of("team", (teamId == null) ? "csv-team" : "csv-several-teams", name)));
			return null;
		}
		return teamId;
	}

	private @Nullable CheckedDraft check(CsvTable.Row row, WorkItemDraft draft) {
		try {
			return DraftRules.check(draft, this.zone);
		}
		catch (RuleViolatedException ex) {
			ex.violations().forEach((violation) -> this.violations.add(inColumn(row.number(), violation)));
			return null;
		}
	}

	/**
	 * Returns a violation with the column name in place of the field name.
	 */
	static RowViolation inColumn(long row, Violation violation) {
		return new RowViolation(row, violation.at(COLUMN_OF_FIELD.getOrDefault(violation.field(), violation.field())));
	}

	private void addPeople(CsvTable.Row row, Set<UUID> assigneeIds, Set<String> labels) {
		String names = row.get("assignee");
		if (names == null) {
			return;
		}
		Arrays.stream(names.split(SEPARATOR)).map(String::strip).filter((name) -> !name.isEmpty()).forEach((name) -> {
			UUID byUsername = this.byUsername.get(name.toLowerCase(Locale.ROOT));
			UUID personId = (byUsername != null) ? byUsername : this.byDisplayName.get(key(name));
			if (SEVERAL.equals(personId)) {
				this.violations.add(new RowViolation(row.number(), Violation.of("assignee", "several-people", name)));
			}
			else if (personId != null) {
				assigneeIds.add(personId);
			}
			else {
				labels.add(name);
			}
		});
	}

	private static String key(String displayName) {
		return PlainText.name(displayName).toLowerCase(Locale.ROOT);
	}

	/**
	 * Parses the cells of a row.
	 */
	private record Cells(CsvTable.Row row, List<RowViolation> violations) {

		<T> @Nullable T read(String column, Function<String, @Nullable T> parser, String code) {
			String text = this.row.get(column);
			if (text == null) {
				return null;
			}
			T value = parsed(text, parser);
			if (value == null) {
				refuse(Violation.of(column, code));
			}
			return value;
		}

		<E> @Nullable E choice(String column, Function<String, @Nullable E> byCode, List<String> codes) {
			String text = this.row.get(column);
			E value = (text != null) ? byCode.apply(text.toLowerCase(Locale.ROOT)) : null;
			if (text != null && value == null) {
				refuse(Violation.of(column, "choice", String.join(", ", codes)));
			}
			return value;
		}

		private void refuse(Violation violation) {
			this.violations.add(new RowViolation(this.row.number(), violation));
		}

		private static <T> @Nullable T parsed(String text, Function<String, @Nullable T> parser) {
			try {
				return parser.apply(text);
			}
			catch (DateTimeParseException | NumberFormatException ex) {
				return null;
			}
		}

	}

	/**
	 * A valid row.
	 *
	 * @param number row number as in a spreadsheet
	 * @param parent title of the parent; {@code null} for a root
	 * @param teamId the team; {@code null} for the parent's team, or none
	 * @param draft the item to create
	 */
	record ImportRow(long number, @Nullable String parent, @Nullable UUID teamId, CheckedDraft draft) {

	}

}
