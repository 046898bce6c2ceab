package dev.kalends.workitem.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.shared.Zones;
import dev.kalends.web.JsonMembers;
import dev.kalends.workitem.ActivityCategory;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

/**
 * The raw values of the work item form. An invalid value is returned to the page
 * unchanged, with an error message. A field that was not posted leaves the item
 * unchanged.
 *
 * @param assigneeLabels separated by semicolons
 * @param ownColor whether the item has a colour of its own; otherwise {@code color} is
 * ignored
 * @param version the version the form is based on; {@code null} for a new item
 * @param was the initial values of the form, by field; empty when unknown
 */
record WorkItemForm(@Nullable String title, @Nullable String type, @Nullable String parentId, @Nullable String teamId,
		@Nullable String locationId, @Nullable String startDate, @Nullable String dueDate, @Nullable String startTime,
		@Nullable String endTime, @Nullable String timeZone, @Nullable String status, @Nullable String priority,
		@Nullable List<String> assigneeIds, @Nullable String description, @Nullable String activityCategory,
		@Nullable String assigneeLabels, @Nullable String progress, @Nullable Boolean autoProgress,
		@Nullable Boolean calendarVisible, @Nullable Boolean ownColor, @Nullable String color,
		@Nullable Integer version, @Nullable Map<String, String> was) {

	private static final String SEPARATOR = ";";

	WorkItemForm {
		assigneeIds = (assigneeIds != null) ? List.copyOf(assigneeIds) : null;
		was = (was != null) ? new LinkedHashMap<>(was) : new LinkedHashMap<>();
	}

	/**
	 * Creates the form for a draft.
	 * @param shownZone initial zone when the draft has none
	 * @param shownColor initial colour when the draft has none
	 * @param version the version of the item, {@code null} for a new one
	 */
	static WorkItemForm of(WorkItemDraft draft, ZoneId shownZone, String shownColor, @Nullable Integer version) {
		WorkItemForm form = new WorkItemForm(text(draft.title()), code(draft.type(), WorkItemType::code),
				text(draft.parentId()), text(draft.teamId()), text(draft.locationId()), text(draft.startDate()),
				text(draft.dueDate()), text(draft.startTime()), text(draft.endTime()),
				text((draft.timeZone() != null) ? draft.timeZone() : shownZone),
				code(draft.status(), WorkItemStatus::code), code(draft.priority(), Priority::code),
				draft.assigneeIds().stream().map(UUID::toString).sorted().toList(), text(draft.description()),
				code(draft.activityCategory(), ActivityCategory::code),
				String.join(SEPARATOR + " ", draft.externalAssignees()), text(draft.progress()),
				!Boolean.FALSE.equals(draft.autoProgress()), !Boolean.FALSE.equals(draft.calendarVisible()),
				draft.color() != null, (draft.color() != null) ? draft.color() : shownColor, version, null);
		return form.basedOn(form.values());
	}

	/**
	 * Returns the normalized values by field, in the order of the form. A missing value
	 * is an empty text.
	 */
	Map<String, String> values() {
		Map<String, String> values = new LinkedHashMap<>();
		values.put("title", text(this.title).strip());
		values.put("type", text(this.type));
		values.put("parentId", text(this.parentId));
		values.put("teamId", text(this.teamId));
		values.put("locationId", text(this.locationId));
		values.put("startDate", text(this.startDate));
		values.put("dueDate", text(this.dueDate));
		values.put("startTime", text(this.startTime));
		values.put("endTime", text(this.endTime));
		values.put("timeZone", isTimed() ? text(this.timeZone) : "");
		values.put("status", text(this.status));
		values.put("priority", text(this.priority));
		values.put("assigneeIds", people().stream().sorted().collect(Collectors.joining(SEPARATOR)));
		values.put("description", text(this.description).replace("\r\n", "\n").strip());
		values.put("activityCategory", text(this.activityCategory));
		values.put("assigneeLabels", String.join(SEPARATOR + " ", labels()));
		values.put("progress", text(this.progress));
		values.put("autoProgress", Boolean.toString(!Boolean.FALSE.equals(this.autoProgress)));
		values.put("calendarVisible", Boolean.toString(!Boolean.FALSE.equals(this.calendarVisible)));
		values.put("color", Boolean.TRUE.equals(this.ownColor) ? text(this.color) : "");
		return values;
	}

	/**
	 * Returns a copy with other initial values.
	 */
	WorkItemForm basedOn(Map<String, String> values) {
		return with(Map.of(), this.version, values);
	}

	/**
	 * Returns a copy with some values replaced and another base version.
	 */
	WorkItemForm with(Map<String, String> replaced, @Nullable Integer newVersion, Map<String, String> newWas) {
		Map<String, String> all = values();
		all.putAll(replaced);
		String ownColor = text(all.get("color"));
		String zone = text(all.get("timeZone"));
		return new WorkItemForm(all.get("title"), all.get("type"), all.get("parentId"), all.get("teamId"),
				all.get("locationId"), all.get("startDate"), all.get("dueDate"), all.get("startTime"),
				all.get("endTime"), zone.isEmpty() ? this.timeZone : zone, all.get("status"), all.get("priority"),
				split(text(all.get("assigneeIds"))), all.get("description"), all.get("activityCategory"),
				all.get("assigneeLabels"), all.get("progress"), Boolean.parseBoolean(all.get("autoProgress")),
				Boolean.parseBoolean(all.get("calendarVisible")), !ownColor.isEmpty(),
				ownColor.isEmpty() ? this.color : ownColor, newVersion, newWas);
	}

	/**
	 * Applies the form to a draft.
	 * @param before the draft whose values are kept for fields that were not posted
	 * @param mayManage whether to apply fields that require the permission to manage the
	 * item
	 * @throws RuleViolatedException with one violation per field that cannot be parsed
	 */
	WorkItemDraft applyTo(WorkItemDraft before, boolean mayManage) {
		List<Violation> violations = new ArrayList<>();
		Reader reader = new Reader(violations);
		WorkItemDraft.Builder draft = before.with();
		given(this.title, draft::title);
		given(this.description, (value) -> draft.description(blankToNull(value)));
		given(this.status, (value) -> draft
			.status(reader.choice("status", value, WorkItemStatus::ofCode, WorkItemStatus.codes())));
		given(this.priority,
				(value) -> draft.priority(reader.choice("priority", value, Priority::ofCode, Priority.codes())));
		given(blankToNull(this.progress),
				(value) -> draft.progress(reader.read("progress", value, "integer", Integer::valueOf)));
		given(this.ownColor, (own) -> draft.color(own ? blankToNull(this.color) : null));
		applySchedule(draft, reader);
		if (mayManage) {
			applyManagement(draft, reader);
		}
		if (!violations.isEmpty()) {
			throw new RuleViolatedException(violations);
		}
		return draft.build();
	}

	private void applySchedule(WorkItemDraft.Builder draft, Reader reader) {
		given(this.startDate, (value) -> draft.startDate(reader.read("startDate", value, "date", LocalDate::parse)));
		given(this.dueDate, (value) -> draft.dueDate(reader.read("dueDate", value, "date", LocalDate::parse)));
		given(this.startTime, (value) -> draft.startTime(reader.read("startTime", value, "time", LocalTime::parse)));
		given(this.endTime, (value) -> draft.endTime(reader.read("endTime", value, "time", LocalTime::parse)));
		if (isTimed()) {
			given(blankToNull(this.timeZone), (value) -> draft
				.timeZone(reader.read("timeZone", value, "zone", (name) -> Zones.named(name).orElse(null))));
		}
	}

	private void applyManagement(WorkItemDraft.Builder draft, Reader reader) {
		given(this.type,
				(value) -> draft.type(reader.choice("type", value, WorkItemType::ofCode, WorkItemType.codes())));
		given(this.parentId, (value) -> draft.parentId(reader.read("parentId", value, "id", JsonMembers::toId)));
		if (blankToNull(this.parentId) == null) {
			given(this.teamId, (value) -> draft.teamId(reader.read("teamId", value, "id", JsonMembers::toId)));
		}
		given(this.locationId, (value) -> draft.locationId(reader.read("locationId", value, "id", JsonMembers::toId)));
		given(this.activityCategory, (value) -> draft.activityCategory(
				reader.choice("activityCategory", value, ActivityCategory::ofCode, ActivityCategory.codes())));
		given(this.assigneeIds, (value) -> draft.assigneeIds(ids(reader)));
		given(this.assigneeLabels, (value) -> draft.externalAssignees(labels()));
		given(this.autoProgress, draft::autoProgress);
		given(this.calendarVisible, draft::calendarVisible);
		forgetCategoryOfOtherTypes(draft);
	}

	/**
	 * Returns the names of the posted fields.
	 */
	Set<String> posted() {
		Set<String> posted = new HashSet<>();
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("title", this.title);
		fields.put("type", this.type);
		fields.put("parentId", this.parentId);
		fields.put("teamId", this.teamId);
		fields.put("locationId", this.locationId);
		fields.put("startDate", this.startDate);
		fields.put("dueDate", this.dueDate);
		fields.put("startTime", this.startTime);
		fields.put("endTime", this.endTime);
		fields.put("timeZone", this.timeZone);
		fields.put("status", this.status);
		fields.put("priority", this.priority);
		fields.put("assigneeIds", this.assigneeIds);
		fields.put("description", this.description);
		fields.put("activityCategory", this.activityCategory);
		fields.put("assigneeLabels", this.assigneeLabels);
		fields.put("progress", this.progress);
		fields.put("autoProgress", this.autoProgress);
		fields.put("calendarVisible", this.calendarVisible);
		fields.put("color", this.ownColor);
		fields.forEach((field, value) -> {
			if (value != null) {
				posted.add(field);
			}
		});
		return posted;
	}

	private static <T> void given(@Nullable T value, Consumer<T> use) {
		if (value != null) {
			use.accept(value);
		}
	}

	/**
	 * Clears the category of types that have none. The form hides the field, so a value
	 * chosen before a change of type may still be posted.
	 */
	private void forgetCategoryOfOtherTypes(WorkItemDraft.Builder draft) {
		WorkItemType chosen = WorkItemType.ofCode(text(this.type));
		if (chosen != null && !chosen.hasCategory()) {
			draft.activityCategory(null);
		}
	}

	/**
	 * Tells whether a person is selected as assignee.
	 */
	public boolean chosen(String personId) {
		return people().contains(personId);
	}

	/**
	 * Tells whether the form is based on the current version (optimistic locking). A form
	 * without a version is always accepted.
	 */
	boolean isBasedOn(int currentVersion) {
		return this.version == null || this.version == currentVersion;
	}

	boolean isTimed() {
		return blankToNull(this.startTime) != null || blankToNull(this.endTime) != null;
	}

	private List<String> people() {
		return (this.assigneeIds != null) ? this.assigneeIds : List.of();
	}

	private Set<UUID> ids(Reader reader) {
		Set<UUID> ids = new LinkedHashSet<>();
		for (String id : people()) {
			UUID read = reader.read("assigneeIds", id, "ids", JsonMembers::toId);
			if (read != null) {
				ids.add(read);
			}
		}
		return ids;
	}

	private Set<String> labels() {
		return new LinkedHashSet<>(split(text(this.assigneeLabels)));
	}

	private static List<String> split(String values) {
		return Arrays.stream(values.split(SEPARATOR)).map(String::strip).filter((value) -> !value.isEmpty()).toList();
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

	private static <E> String code(@Nullable E value, Function<E, String> code) {
		return (value != null) ? code.apply(value) : "";
	}

	private static @Nullable String blankToNull(@Nullable String value) {
		return (value == null || value.isBlank()) ? null : value;
	}

	/**
	 * Parses fields and collects violations.
	 */
	private record Reader(List<Violation> violations) {

		<T> @Nullable T read(String field, @Nullable String value, String code, Function<String, @Nullable T> parser) {
			String present = blankToNull(value);
			if (present == null) {
				return null;
			}
			T read = parsed(present.strip(), parser);
			if (read == null) {
				this.violations.add(Violation.of(field, code));
			}
			return read;
		}

		<E> @Nullable E choice(String field, @Nullable String value, Function<String, @Nullable E> byCode,
				List<String> codes) {
			String present = blankToNull(value);
			E chosen = (present != null) ? byCode.apply(present) : null;
			if (present != null && chosen == null) {
				this.violations.add(Violation.of(field, "choice", String.join(", ", codes)));
			}
			return chosen;
		}

		private static <T> @Nullable T parsed(String value, Function<String, @Nullable T> parser) {
			try {
				return parser.apply(value);
			}
			catch (DateTimeParseException | NumberFormatException ex) {
				return null;
			}
		}

	}

}
