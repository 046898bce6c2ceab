package dev.kalends.workitem;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.kalends.shared.Violation;
import dev.kalends.shared.Zones;
import dev.kalends.web.JsonMembers;
import org.jspecify.annotations.Nullable;

/**
 * A field of a work item that can be set: its name and how its values are read and
 * written. This is the only description of the fields: drafts, JSON, forms, the CSV
 * import, the history and the texts of changes are derived from it.
 * {@code docs/CONTRIBUTING.md} describes how to add a field.
 *
 * @param <T> the type of its values
 */
public final class WorkItemField<T> {

	private static final String SEPARATOR = ";";

	private static final DateTimeFormatter TIME_OF_JSON = DateTimeFormatter.ofPattern("HH:mm:ss");

	public static final WorkItemField<String> TITLE = text("title", FieldKind.TEXT).inColumn("title").forAssignees();

	public static final WorkItemField<WorkItemType> TYPE = choice("type", WorkItemType::ofCode, WorkItemType::code,
			WorkItemType.codes())
		.inColumn("type");

	public static final WorkItemField<UUID> PARENT_ID = reference("parentId").labelled("parent").inColumn("parent");

	public static final WorkItemField<UUID> TEAM_ID = reference("teamId").labelled("team").inColumn("team");

	public static final WorkItemField<UUID> LOCATION_ID = reference("locationId").labelled("location");

	public static final WorkItemField<LocalDate> START_DATE = date("startDate").labelled("start-date")
		.inColumn("start_date")
		.forAssignees();

	public static final WorkItemField<LocalDate> DUE_DATE = date("dueDate").labelled("due-date")
		.inColumn("due_date")
		.forAssignees();

	public static final WorkItemField<LocalTime> START_TIME = time("startTime").labelled("start-time")
		.inColumn("start_time")
		.forAssignees();

	public static final WorkItemField<LocalTime> END_TIME = time("endTime").labelled("end-time")
		.inColumn("end_time")
		.forAssignees();

	public static final WorkItemField<ZoneId> TIME_ZONE = new WorkItemField<>("timeZone", FieldKind.ZONE,
			new Codec<>((text) -> Zones.named(text).orElse(null), ZoneId::getId, ZoneId::getId, JsonMembers::zone),
			Violation.of("timeZone", "zone"))
		.labelled("time-zone")
		.inColumn("time_zone")
		.forAssignees();

	public static final WorkItemField<WorkItemStatus> STATUS = choice("status", WorkItemStatus::ofCode,
			WorkItemStatus::code, WorkItemStatus.codes())
		.inColumn("status")
		.forAssignees();

	public static final WorkItemField<Priority> PRIORITY = choice("priority", Priority::ofCode, Priority::code,
			Priority.codes())
		.inColumn("priority")
		.forAssignees();

	public static final WorkItemField<Set<UUID>> ASSIGNEE_IDS = new WorkItemField<Set<UUID>>("assigneeIds",
			FieldKind.PEOPLE,
			new Codec<>(WorkItemField::ids,
					(ids) -> ids.stream().map(UUID::toString).sorted().collect(Collectors.joining(SEPARATOR)),
					(ids) -> ids.stream().sorted().toList(), JsonMembers::ids),
			Violation.of("assigneeIds", "ids"))
		.labelled("people")
		.inColumn("assignee");

	public static final WorkItemField<String> DESCRIPTION = text("description", FieldKind.LONG_TEXT)
		.inColumn("description")
		.forAssignees();

	public static final WorkItemField<ActivityCategory> ACTIVITY_CATEGORY = choice("activityCategory",
			ActivityCategory::ofCode, ActivityCategory::code, ActivityCategory.codes())
		.labelled("category");

	/**
	 * Names of assignees who are not users, one per line in a form. The name of the field
	 * is that of the API.
	 */
	public static final WorkItemField<Set<String>> EXTERNAL_ASSIGNEES = new WorkItemField<Set<String>>("assigneeLabels",
			FieldKind.NAMES, new Codec<>((text) -> new LinkedHashSet<>(lines(text)),
					(names) -> String.join("\n", names), List::copyOf, JsonMembers::texts),
			Violation.of("assigneeLabels", "texts"))
		.labelled("external-assignees");

	public static final WorkItemField<Integer> PROGRESS = number("progress", FieldKind.PERCENT).inColumn("progress")
		.forAssignees();

	public static final WorkItemField<Boolean> AUTO_PROGRESS = flag("autoProgress").labelled("auto-progress");

	public static final WorkItemField<Boolean> CALENDAR_VISIBLE = flag("calendarVisible").labelled("calendar-visible");

	public static final WorkItemField<String> COLOR = text("color", FieldKind.TEXT).inColumn("color").forAssignees();

	public static final WorkItemField<String> RECURRENCE_RULE = text("recurrenceRule", FieldKind.RECURRENCE)
		.labelled("recurrence")
		.inColumn("recurrence_rule");

	/**
	 * All fields, in the order of the form.
	 */
	public static final List<WorkItemField<?>> ALL = List.of(TITLE, TYPE, PARENT_ID, TEAM_ID, LOCATION_ID, START_DATE,
			DUE_DATE, START_TIME, END_TIME, TIME_ZONE, RECURRENCE_RULE, STATUS, PRIORITY, ASSIGNEE_IDS, DESCRIPTION,
			ACTIVITY_CATEGORY, EXTERNAL_ASSIGNEES, PROGRESS, AUTO_PROGRESS, CALENDAR_VISIBLE, COLOR);

	private static final Map<String, WorkItemField<?>> BY_NAME = ALL.stream()
		.collect(Collectors.toMap(WorkItemField::name, Function.identity()));

	private final String name;

	private final FieldKind kind;

	private final Codec<T> codec;

	private final Violation unreadable;

	private final String label;

	private final @Nullable String column;

	private final boolean managed;

	private WorkItemField(String name, FieldKind kind, Codec<T> codec, Violation unreadable) {
		this(name, kind, codec, unreadable, name, null, true);
	}

	private WorkItemField(String name, FieldKind kind, Codec<T> codec, Violation unreadable, String label,
			@Nullable String column, boolean managed) {
		this.name = name;
		this.kind = kind;
		this.codec = codec;
		this.unreadable = unreadable;
		this.label = label;
		this.column = column;
		this.managed = managed;
	}

	/**
	 * Returns the field with a name; empty when there is none.
	 */
	public static Optional<WorkItemField<?>> named(String name) {
		return Optional.ofNullable(BY_NAME.get(name));
	}

	/**
	 * Returns the message key of the label of a field, without its prefix {@code form.}
	 */
	public static String labelKey(String name) {
		return named(name).map(WorkItemField::label).orElse(name);
	}

	/**
	 * Returns the name in JSON, in forms and in stored history.
	 */
	public String name() {
		return this.name;
	}

	public FieldKind kind() {
		return this.kind;
	}

	/**
	 * Returns the message key of the label, without its prefix {@code form.}
	 */
	public String label() {
		return this.label;
	}

	/**
	 * Returns the name of the column in a CSV file; {@code null} when files do not have
	 * it.
	 */
	public @Nullable String column() {
		return this.column;
	}

	/**
	 * Returns whether only people who manage the item may change it, which is the
	 * default. Outside assignees may change the other fields.
	 */
	public boolean isManaged() {
		return this.managed;
	}

	/**
	 * Parses a value in the format of forms and files.
	 * @param text not blank
	 * @return {@code null} when it cannot be parsed
	 */
	public @Nullable T parse(String text) {
		try {
			return this.codec.parser().apply(text);
		}
		catch (DateTimeParseException | NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * Formats a value for a form; empty if there is none.
	 */
	public String format(@Nullable T value) {
		return (value != null) ? this.codec.formatter().apply(value) : "";
	}

	/**
	 * Returns the violation for a value that cannot be parsed.
	 */
	public Violation unreadable() {
		return this.unreadable;
	}

	/**
	 * Reads the member of a JSON object.
	 * @param absent the value when there is no such member
	 */
	@Nullable T read(JsonMembers json, @Nullable T absent) {
		return this.codec.reader().read(json, this.name, absent);
	}

	/**
	 * Returns a value as a member of a JSON object. A field with several values that has
	 * none is an empty array.
	 */
	@Nullable Object toJson(@Nullable T value) {
		if (value != null) {
			return this.codec.json().apply(value);
		}
		return this.kind.isMultiple() ? List.of() : null;
	}

	@Override
	public String toString() {
		return this.name;
	}

	private WorkItemField<T> labelled(String key) {
		return new WorkItemField<>(this.name, this.kind, this.codec, this.unreadable, key, this.column, this.managed);
	}

	private WorkItemField<T> inColumn(String header) {
		return new WorkItemField<>(this.name, this.kind, this.codec, this.unreadable, this.label, header, this.managed);
	}

	private WorkItemField<T> forAssignees() {
		return new WorkItemField<>(this.name, this.kind, this.codec, this.unreadable, this.label, this.column, false);
	}

	private static WorkItemField<String> text(String name, FieldKind kind) {
		return new WorkItemField<>(name, kind,
				new Codec<>((text) -> text, (text) -> text, (text) -> text, JsonMembers::text),
				Violation.of(name, "text"));
	}

	private static <E> WorkItemField<E> choice(String name, Function<String, @Nullable E> byCode,
			Function<E, String> code, List<String> codes) {
		return new WorkItemField<>(name, FieldKind.CHOICE,
				new Codec<>(byCode, code, code::apply,
						(json, member, absent) -> json.choice(member, absent, byCode, codes)),
				Violation.of(name, "choice", String.join(", ", codes)));
	}

	private static WorkItemField<UUID> reference(String name) {
		return new WorkItemField<>(name, FieldKind.REFERENCE,
				new Codec<>(JsonMembers::toId, UUID::toString, (id) -> id, JsonMembers::id), Violation.of(name, "id"));
	}

	private static WorkItemField<LocalDate> date(String name) {
		return new WorkItemField<>(name, FieldKind.DATE,
				new Codec<>(LocalDate::parse, LocalDate::toString, (date) -> date, JsonMembers::date),
				Violation.of(name, "date"));
	}

	private static WorkItemField<LocalTime> time(String name) {
		return new WorkItemField<>(name, FieldKind.TIME,
				new Codec<>(LocalTime::parse, LocalTime::toString, TIME_OF_JSON::format, JsonMembers::time),
				Violation.of(name, "time"));
	}

	private static WorkItemField<Integer> number(String name, FieldKind kind) {
		return new WorkItemField<>(name, kind,
				new Codec<>(Integer::valueOf, String::valueOf, (number) -> number, JsonMembers::wholeNumber),
				Violation.of(name, "integer"));
	}

	private static WorkItemField<Boolean> flag(String name) {
		return new WorkItemField<>(name, FieldKind.FLAG,
				new Codec<>(Boolean::valueOf, String::valueOf, (flag) -> flag, JsonMembers::flag),
				Violation.of(name, "boolean"));
	}

	private static @Nullable Set<UUID> ids(String text) {
		Set<UUID> ids = new LinkedHashSet<>();
		for (String part : split(text)) {
			UUID id = JsonMembers.toId(part);
			if (id == null) {
				return null;
			}
			ids.add(id);
		}
		return ids;
	}

	/**
	 * Names may contain any separator, but no line ends.
	 */
	private static Collection<String> lines(String values) {
		return values.lines().map(String::strip).filter((value) -> !value.isEmpty()).toList();
	}

	private static Collection<String> split(String values) {
		return Arrays.stream(values.split(SEPARATOR)).map(String::strip).filter((value) -> !value.isEmpty()).toList();
	}

	/**
	 * How values are read and written.
	 *
	 * @param parser parses a text; returns {@code null} when it cannot
	 * @param formatter formats a value as text
	 * @param json writes the value of a JSON member
	 * @param reader reads a JSON member
	 */
	private record Codec<T>(Function<String, @Nullable T> parser, Function<T, String> formatter,
			Function<T, Object> json, JsonReader<T> reader) {

	}

	/**
	 * Reads a member of a JSON object.
	 */
	@FunctionalInterface
	private interface JsonReader<T> {

		@Nullable T read(JsonMembers json, String name, @Nullable T absent);

	}

}
