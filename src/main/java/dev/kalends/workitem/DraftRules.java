package dev.kalends.workitem;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.kalends.shared.PlainText;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.workitem.recurrence.Recurrence;
import dev.kalends.workitem.recurrence.RecurrenceRule;
import dev.kalends.workitem.text.DescriptionHtml;
import org.jspecify.annotations.Nullable;

/**
 * Validation rules of a work item that need no other items.
 */
public final class DraftRules {

	static final int MAX_TITLE = 500;

	static final int MAX_DESCRIPTION = 20_000;

	static final int MAX_EXTERNAL_ASSIGNEE = 200;

	static final int MAX_ASSIGNEES = 100;

	private static final String RECURRENCE_RULE = WorkItemField.RECURRENCE_RULE.name();

	private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");

	private DraftRules() {
	}

	/**
	 * Validates a draft, fills in defaults and trims texts.
	 * @param draft the requested values
	 * @param zone zone for times without a zone
	 * @throws RuleViolatedException with one violation per invalid field
	 */
	public static CheckedDraft check(WorkItemDraft draft, ZoneId zone) {
		List<Violation> violations = violations(draft, zone);
		if (!violations.isEmpty()) {
			throw new RuleViolatedException(violations);
		}
		return complete(draft, zone);
	}

	/**
	 * Returns all violations of a draft; an empty list when it is valid.
	 */
	static List<Violation> violations(WorkItemDraft draft, ZoneId zone) {
		List<Violation> violations = new ArrayList<>();
		if (draft.type() == null) {
			violations.add(Violation.of("type", "choice", String.join(", ", WorkItemType.codes())));
		}
		PlainText.checkName("title", PlainText.name(Objects.requireNonNullElse(draft.title(), "")), MAX_TITLE)
			.ifPresent(violations::add);
		checkDescription(draft.description()).ifPresent(violations::add);
		if (draft.activityCategory() != null && draft.type() != null && !draft.type().hasCategory()) {
			violations.add(Violation.of("activityCategory", "category-of-activity"));
		}
		if (draft.progress() != null && (draft.progress() < 0 || draft.progress() > WorkItem.COMPLETE)) {
			violations.add(Violation.of("progress", "range", 0, WorkItem.COMPLETE));
		}
		if (draft.color() != null && !COLOR.matcher(draft.color().toLowerCase(Locale.ROOT)).matches()) {
			violations.add(Violation.of("color", "color"));
		}
		checkAssignees(draft, violations);
		checkTime("startTime", draft.startTime(), violations);
		checkTime("endTime", draft.endTime(), violations);
		List<Violation> ofSchedule = schedule(draft, zone).violations();
		violations.addAll(ofSchedule);
		if (draft.recurrenceRule() != null && ofSchedule.isEmpty()) {
			checkRecurrence(draft.recurrenceRule(), schedule(draft, zone), violations);
		}
		return violations;
	}

	/**
	 * Returns the dates of a draft with a recurrence rule, without checking other fields.
	 * @param zone zone for times without a zone
	 * @throws RuleViolatedException when the rule or the dates are invalid
	 */
	public static Recurrence checkRecurrence(WorkItemDraft draft, ZoneId zone) {
		String rule = Objects.requireNonNull(draft.recurrenceRule());
		Schedule schedule = schedule(draft, zone);
		List<Violation> violations = new ArrayList<>(schedule.violations());
		if (violations.isEmpty()) {
			checkRecurrence(rule, schedule, violations);
		}
		LocalDate first = schedule.firstDay();
		if (!violations.isEmpty() || first == null) {
			throw new RuleViolatedException(violations);
		}
		return recurrence(rule, schedule, first);
	}

	private static void checkRecurrence(String rule, Schedule schedule, List<Violation> violations) {
		LocalDate first = schedule.firstDay();
		if (first == null) {
			violations.add(Violation.of(RECURRENCE_RULE, "rule-without-dates"));
			return;
		}
		if (schedule.isLongerThan(Schedule.LONG_DAYS)) {
			violations.add(Violation.of("dueDate", "occurrence-too-long", Schedule.LONG_DAYS));
		}
		try {
			violations.addAll(recurrence(rule, schedule, first).violations());
		}
		catch (RuleViolatedException ex) {
			violations.addAll(ex.violations());
		}
	}

	private static Recurrence recurrence(String rule, Schedule schedule, LocalDate first) {
		return new Recurrence(RecurrenceRule.parse(rule).adaptedTo(schedule.startTime(), schedule.zone()), first,
				schedule.startTime(), schedule.zone());
	}

	/**
	 * Returns the violation of a description; empty when it is valid.
	 */
	public static Optional<Violation> checkDescription(@Nullable String description) {
		if (description == null) {
			return Optional.empty();
		}
		String stored = PlainText.lines(description);
		if (stored.length() > MAX_DESCRIPTION) {
			return Optional.of(Violation.of("description", "length", 0, MAX_DESCRIPTION));
		}
		if (!PlainText.isLines(stored)) {
			return Optional.of(Violation.of("description", "control-characters"));
		}
		return DescriptionHtml.isTooDeep(stored)
				? Optional.of(Violation.of("description", "markdown-depth", DescriptionHtml.MAX_DEPTH))
				: Optional.empty();
	}

	private static void checkTime(String field, @Nullable LocalTime time, List<Violation> violations) {
		if (time != null && time.getNano() != 0) {
			violations.add(Violation.of(field, "time-fraction"));
		}
	}

	private static void checkAssignees(WorkItemDraft draft, List<Violation> violations) {
		if (draft.assigneeIds().size() + draft.externalAssignees().size() > MAX_ASSIGNEES) {
			violations.add(Violation.of("assigneeIds", "too-many", MAX_ASSIGNEES));
		}
		for (String name : draft.externalAssignees()) {
			String stored = PlainText.name(name);
			if (PlainText.isBlank(stored) || stored.length() > MAX_EXTERNAL_ASSIGNEE || !PlainText.isLine(stored)) {
				violations.add(Violation.of("assigneeLabels", "label-length", MAX_EXTERNAL_ASSIGNEE));
				return;
			}
		}
	}

	private static CheckedDraft complete(WorkItemDraft draft, ZoneId zone) {
		List<String> names = draft.externalAssignees().stream().map(PlainText::name).distinct().toList();
		WorkItemDraft.Builder complete = draft.with()
			.title((draft.title() != null) ? PlainText.name(draft.title()) : null)
			.description(lines(draft.description()))
			.status(orElse(draft.status(), WorkItemStatus.NOT_STARTED))
			.priority(orElse(draft.priority(), Priority.MEDIUM))
			.externalAssignees(new LinkedHashSet<>(names))
			.progress(orElse(draft.progress(), 0))
			.autoProgress(orElse(draft.autoProgress(), Boolean.TRUE))
			.calendarVisible(orElse(draft.calendarVisible(), Boolean.TRUE));
		if (draft.color() != null) {
			complete.color(draft.color().toLowerCase(Locale.ROOT));
		}
		Schedule schedule = schedule(draft, zone);
		LocalDate first = schedule.firstDay();
		if (draft.recurrenceRule() != null && first != null) {
			complete.recurrenceRule(recurrence(draft.recurrenceRule(), schedule, first).rule().toString());
		}
		return new CheckedDraft(complete.timeZone(schedule.zone()).build(), schedule, names);
	}

	/**
	 * Returns the schedule of a draft.
	 * @param zone zone for times without a zone
	 */
	static Schedule schedule(WorkItemDraft draft, ZoneId zone) {
		boolean timed = draft.startTime() != null || draft.endTime() != null;
		ZoneId ownZone = (draft.timeZone() == null && timed) ? zone : draft.timeZone();
		return new Schedule(draft.startDate(), draft.dueDate(), draft.startTime(), draft.endTime(), ownZone);
	}

	private static <T> T orElse(@Nullable T value, T other) {
		return (value != null) ? value : other;
	}

	private static @Nullable String lines(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : PlainText.lines(text);
	}

}
