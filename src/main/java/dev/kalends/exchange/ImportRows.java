package dev.kalends.exchange;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.kalends.account.PersonName;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.team.TeamName;
import dev.kalends.workitem.CheckedDraft;
import dev.kalends.workitem.DraftRules;
import dev.kalends.workitem.FieldKind;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemField;
import org.jspecify.annotations.Nullable;

/**
 * Converts the rows of a table into validated drafts and collects the violations of all
 * rows. Rules that involve other items are checked later.
 */
final class ImportRows {

	/**
	 * The columns of a file, required ones first.
	 */
	static final List<String> COLUMNS = Stream.concat(Stream.of("type", "title"),
			Stream.concat(WorkItemField.ALL.stream().map(WorkItemField::column).filter(Objects::nonNull),
					Stream.of(RemovedOccurrences.COLUMN)))
		.distinct()
		.toList();

	/**
	 * Fields that a file refers to by name.
	 */
	private static final Set<WorkItemField<?>> BY_NAME = Set.of(WorkItemField.PARENT_ID, WorkItemField.TEAM_ID,
			WorkItemField.ASSIGNEE_IDS);

	private static final String SEPARATOR = ";";

	private final ZoneId zone;

	private final @Nullable UUID defaultTeamId;

	private final Map<String, UUID> byUsername = new HashMap<>();

	private final NameIndex byDisplayName = new NameIndex();

	private final NameIndex teamsByName = new NameIndex();

	private final List<RowViolation> violations = new ArrayList<>();

	/**
	 * Creates a reader.
	 * @param people people to whom work can be assigned
	 * @param teams teams whose items the viewer may change
	 * @param zone zone for times without a zone
	 * @param defaultTeamId the team of rows without a team and without a parent; {@code
	 * null} for personal items
	 */
	ImportRows(List<PersonName> people, List<TeamName> teams, ZoneId zone, @Nullable UUID defaultTeamId) {
		this.zone = zone;
		this.defaultTeamId = defaultTeamId;
		teams.forEach((team) -> this.teamsByName.add(team.name(), team.id()));
		for (PersonName person : people) {
			this.byUsername.put(person.username(), person.id());
			this.byDisplayName.add(person.displayName(), person.id());
		}
	}

	/**
	 * Reads all rows.
	 */
	List<ImportRow> read(CsvTable table) {
		return table.rows().stream().map(this::read).toList();
	}

	/**
	 * Returns the violations of the rows read so far, in row order.
	 */
	List<RowViolation> violations() {
		return this.violations;
	}

	private ImportRow read(CsvTable.Row row) {
		int before = this.violations.size();
		row.violations().forEach((violation) -> this.violations.add(inColumn(row.number(), violation)));
		Set<UUID> assigneeIds = new LinkedHashSet<>();
		Set<String> externalAssignees = new LinkedHashSet<>();
		addPeople(row, assigneeIds, externalAssignees);
		UUID teamId = team(row);
		WorkItemDraft.Builder builder = WorkItemDraft.builder()
			.assigneeIds(assigneeIds)
			.externalAssignees(externalAssignees);
		WorkItemField.ALL.stream()
			.filter((field) -> field.column() != null && !BY_NAME.contains(field))
			.forEach((field) -> read(row, field, builder));
		WorkItemDraft draft = builder.build();
		CheckedDraft checked = (this.violations.size() == before) ? check(row, draft) : null;
		Set<LocalDate> removed = (checked != null) ? removedOccurrences(row, checked) : Set.of();
		String parent = row.get("parent");
		return (checked != null && this.violations.size() == before)
				? new ImportRow.Valid(row.number(), parent, teamId, checked, removed)
				: new ImportRow.Refused(row.number(), parent, draft);
	}

	private <T> void read(CsvTable.Row row, WorkItemField<T> field, WorkItemDraft.Builder draft) {
		String text = row.get(Objects.requireNonNull(field.column()));
		if (text == null) {
			return;
		}
		T value = field.parse((field.kind() == FieldKind.CHOICE) ? text.toLowerCase(Locale.ROOT) : text);
		if (value == null) {
			this.violations.add(inColumn(row.number(), field.unreadable()));
		}
		draft.set(field, value);
	}

	private @Nullable UUID team(CsvTable.Row row) {
		String name = row.get("team");
		if (name == null) {
			return (row.get("parent") == null) ? this.defaultTeamId : null;
		}
		UUID teamId = this.teamsByName.find(name);
		if (teamId == null || NameIndex.SEVERAL.equals(teamId)) {
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

	private Set<LocalDate> removedOccurrences(CsvTable.Row row, CheckedDraft draft) {
		try {
			return RemovedOccurrences.parse(row.get(RemovedOccurrences.COLUMN), draft);
		}
		catch (RuleViolatedException ex) {
			ex.violations().forEach((violation) -> this.violations.add(inColumn(row.number(), violation)));
			return Set.of();
		}
	}

	/**
	 * Returns a violation with the column name in place of the field name.
	 */
	static RowViolation inColumn(long row, Violation violation) {
		return new RowViolation(row,
				violation.at(WorkItemField.named(violation.field())
					.map((field) -> (field == WorkItemField.EXTERNAL_ASSIGNEES) ? WorkItemField.ASSIGNEE_IDS : field)
					.map(WorkItemField::column)
					.orElse(violation.field())));
	}

	private void addPeople(CsvTable.Row row, Set<UUID> assigneeIds, Set<String> externalAssignees) {
		String names = row.get("assignee");
		if (names == null) {
			return;
		}
		Arrays.stream(names.split(SEPARATOR)).map(String::strip).filter((name) -> !name.isEmpty()).forEach((name) -> {
			UUID byUsername = this.byUsername.get(name.toLowerCase(Locale.ROOT));
			UUID personId = (byUsername != null) ? byUsername : this.byDisplayName.find(name);
			if (NameIndex.SEVERAL.equals(personId)) {
				this.violations.add(new RowViolation(row.number(), Violation.of("assignee", "several-people", name)));
			}
			else if (personId != null) {
				assigneeIds.add(personId);
			}
			else {
				externalAssignees.add(name);
			}
		});
	}

}
