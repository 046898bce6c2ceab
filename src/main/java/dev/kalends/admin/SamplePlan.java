package dev.kalends.admin;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.workitem.ActivityCategory;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.SeriesService;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemService;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import dev.kalends.workitem.recurrence.ApplyTo;
import dev.kalends.workitem.recurrence.OriginalStart;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Sample data for evaluation: the plan of a fictional office over the two months around
 * today. Dates are given as week and weekday relative to the current week, such as
 * {@code -2/5} for Friday two weeks ago, so that work is on working days regardless of
 * the date of creation.
 */
@Component
class SamplePlan {

	private static final ClassPathResource FILE = new ClassPathResource("sample/plan.csv");

	/**
	 * Names of external assignees, for people of the plan without an account.
	 */
	private static final Map<String, String> NAMES = Map.of("b", "Bob Brandt", "c", "Carol Costa", "d", "Dave Dahl");

	private final WorkItemService service;

	private final SeriesService series;

	private final WriteTransactions transactions;

	private final Clock clock;

	SamplePlan(WorkItemService service, SeriesService series, WriteTransactions transactions, Clock clock) {
		this.service = service;
		this.series = series;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Creates the plan for one person, who owns all items; the other people become
	 * external assignees.
	 */
	void createFor(Viewer viewer) {
		create(Map.of("a", viewer), null);
	}

	/**
	 * Creates the plan for several people.
	 * @param people viewers by the letters a, b, c and d used in the plan; a is required
	 * @param teamId the team of the projects; {@code null} creates personal projects
	 */
	void create(Map<String, Viewer> people, @Nullable UUID teamId) {
		Viewer first = Objects.requireNonNull(people.get("a"));
		LocalDate monday = LocalDate.now(this.clock.withZone(first.zone()))
			.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
		List<CSVRecord> rows = rows();
		this.transactions.run(() -> {
			Map<String, UUID> idsByTitle = new HashMap<>();
			for (CSVRecord row : rows) {
				Viewer owner = people.getOrDefault(row.get("owner"), first);
				UUID id = this.service.create(owner, draft(row, monday, people, idsByTitle, teamId)).id();
				idsByTitle.put(row.get("title"), id);
				value(row, "changes").ifPresent((changes) -> change(owner, id, row, changes, monday));
			}
		});
	}

	/**
	 * Changes occurrences of a series.
	 * @param changes the changes, separated by semicolons: {@code completed} or
	 * {@code removed} with a day, or {@code moved} with the original and the new day
	 */
	private void change(Viewer owner, UUID seriesId, CSVRecord row, String changes, LocalDate monday) {
		LocalTime time = value(row, "start_time").map(LocalTime::parse).orElse(null);
		for (String change : changes.split(";")) {
			String[] parts = change.split(" ");
			OriginalStart start = new OriginalStart(day(parts[1], monday), time);
			if (parts[0].equals("removed")) {
				this.series.delete(owner, seriesId, start, ApplyTo.THIS, (current) -> true);
				continue;
			}
			this.series.edit(owner, seriesId, start, ApplyTo.THIS, (current) -> true,
					(draft) -> parts[0].equals("moved")
							? draft.with().startDate(day(parts[2], monday)).dueDate(day(parts[2], monday)).build()
							: draft.with().status(WorkItemStatus.COMPLETED).build());
		}
	}

	private static List<CSVRecord> rows() {
		CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
		try (Reader reader = new InputStreamReader(FILE.getInputStream(), StandardCharsets.UTF_8)) {
			return format.parse(reader).getRecords();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static WorkItemDraft draft(CSVRecord row, LocalDate monday, Map<String, Viewer> people,
			Map<String, UUID> idsByTitle, @Nullable UUID teamId) {
		boolean isTeamwork = row.get("type").equals("project") && row.get("parent").isEmpty();
		Set<UUID> assigneeIds = new LinkedHashSet<>();
		Set<String> externalAssignees = new LinkedHashSet<>();
		Arrays.stream(row.get("assignee").split(";")).filter((name) -> !name.isEmpty()).forEach((name) -> {
			Viewer person = people.get(name);
			if (person != null) {
				assigneeIds.add(person.id());
			}
			else {
				externalAssignees.add(NAMES.getOrDefault(name, name));
			}
		});
		return WorkItemDraft.builder()
			.type(WorkItemType.ofCode(row.get("type")))
			.title(row.get("title"))
			.description(value(row, "description").map((text) -> text.replace("\\n", "\n")).orElse(null))
			.teamId(isTeamwork ? teamId : null)
			.parentId(value(row, "parent").map(idsByTitle::get).orElse(null))
			.startDate(value(row, "start").map((day) -> day(day, monday)).orElse(null))
			.dueDate(value(row, "due").map((day) -> day(day, monday)).orElse(null))
			.startTime(value(row, "start_time").map(LocalTime::parse).orElse(null))
			.endTime(value(row, "end_time").map(LocalTime::parse).orElse(null))
			.status(WorkItemStatus.ofCode(row.get("status")))
			.priority(Priority.ofCode(row.get("priority")))
			.progress(value(row, "progress").map(Integer::valueOf).orElse(null))
			.activityCategory(category(row))
			.assigneeIds(assigneeIds)
			.externalAssignees(externalAssignees)
			.color(value(row, "color").orElse(null))
			.recurrenceRule(value(row, "repeats").orElse(null))
			.build();
	}

	private static @Nullable ActivityCategory category(CSVRecord row) {
		return ActivityCategory.ofCode(row.get("category"));
	}

	private static Optional<String> value(CSVRecord row, String column) {
		return Optional.of(row.get(column)).filter((text) -> !text.isEmpty());
	}

	private static LocalDate day(String text, LocalDate monday) {
		String[] parts = text.split("/");
		return monday.plusWeeks(Integer.parseInt(parts[0])).plusDays(Integer.parseInt(parts[1]) - 1L);
	}

}
