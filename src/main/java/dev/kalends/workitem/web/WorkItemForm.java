package dev.kalends.workitem.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.kalends.shared.PlainText;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.workitem.FieldKind;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemField;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * The submitted form of a work item. A field that cannot be parsed is shown again
 * unchanged, with a message. A field that was not submitted keeps its current value.
 */
final class WorkItemForm {

	private static final String SEPARATOR = ";";

	/**
	 * An unchecked checkbox submits nothing; a hidden field with this prefix indicates
	 * that the form contains it.
	 */
	private static final String MARKER = "_";

	private static final String OWN_COLOR = "ownColor";

	/**
	 * The submitted values as entered, by field name.
	 */
	private final Map<String, String> typed;

	/**
	 * Whether the item has a custom color; {@code null} when this was not submitted.
	 */
	private final @Nullable Boolean ownColor;

	private final @Nullable Integer version;

	private final Map<String, String> was;

	private WorkItemForm(Map<String, String> typed, @Nullable Boolean ownColor, @Nullable Integer version,
			Map<String, String> was) {
		this.typed = typed;
		this.ownColor = ownColor;
		this.version = version;
		this.was = was;
	}

	/**
	 * Returns the submitted form.
	 * @throws UnreadableInputException when the version is not a number
	 */
	static WorkItemForm of(MultiValueMap<String, String> parameters) {
		Map<String, String> typed = new LinkedHashMap<>();
		Map<String, String> was = new LinkedHashMap<>();
		for (WorkItemField<?> field : WorkItemField.ALL) {
			String name = field.name();
			List<String> values = parameters.get(name);
			if (values != null) {
				typed.put(name, posted(field, values));
			}
			else if (parameters.containsKey(MARKER + name)) {
				typed.put(name, (field.kind() == FieldKind.FLAG) ? "false" : "");
			}
			String before = parameters.getFirst("was[" + name + "]");
			if (before != null) {
				was.put(name, posted(field, List.of(before)));
			}
		}
		Boolean ownColor = parameters.containsKey(OWN_COLOR) ? Boolean.valueOf(parameters.getFirst(OWN_COLOR))
				: parameters.containsKey(MARKER + OWN_COLOR) ? Boolean.FALSE : null;
		return new WorkItemForm(typed, ownColor, version(parameters.getFirst("version")), was);
	}

	/**
	 * Browsers send line ends as CRLF, and repeat the parameter of a list.
	 */
	private static String posted(WorkItemField<?> field, List<String> values) {
		return switch (field.kind()) {
			case PEOPLE -> String.join(SEPARATOR, values);
			case NAMES -> PlainText.lines(String.join("\n", values));
			case LONG_TEXT -> PlainText.lines(values.get(0));
			default -> values.get(0);
		};
	}

	private static @Nullable Integer version(@Nullable String text) {
		try {
			return (text != null && !text.isBlank()) ? Integer.valueOf(text.strip()) : null;
		}
		catch (NumberFormatException ex) {
			throw new UnreadableInputException(Violation.of("version", "integer"));
		}
	}

	/**
	 * Returns a form filled with the values of a draft.
	 * @param shownZone the zone to offer when the draft has none
	 * @param shownColor the color to offer when the draft has none
	 * @param version the version of the item, {@code null} for a new one
	 */
	static WorkItemForm of(WorkItemDraft draft, ZoneId shownZone, String shownColor, @Nullable Integer version) {
		Map<String, String> typed = new LinkedHashMap<>();
		WorkItemField.ALL.forEach((field) -> typed.put(field.name(), draft.formatted(field)));
		typed.computeIfPresent(WorkItemField.TIME_ZONE.name(),
				(name, zone) -> zone.isEmpty() ? shownZone.getId() : zone);
		typed.computeIfPresent(WorkItemField.COLOR.name(), (name, color) -> color.isEmpty() ? shownColor : color);
		for (WorkItemField<Boolean> flag : List.of(WorkItemField.AUTO_PROGRESS, WorkItemField.CALENDAR_VISIBLE)) {
			typed.computeIfPresent(flag.name(), (name, value) -> value.isEmpty() ? "true" : value);
		}
		WorkItemForm form = new WorkItemForm(typed, draft.color() != null, version, Map.of());
		return form.with(Map.of(), version, form.values());
	}

	/**
	 * Returns a value as entered; empty when there is none.
	 */
	public String value(String field) {
		return this.typed.getOrDefault(field, "");
	}

	/**
	 * Returns whether a checkbox is checked.
	 */
	public boolean isChecked(String field) {
		return field.equals(OWN_COLOR) ? Boolean.TRUE.equals(this.ownColor) : Boolean.parseBoolean(value(field));
	}

	/**
	 * Returns whether a person is selected.
	 */
	public boolean isAssigned(String personId) {
		return split(value(WorkItemField.ASSIGNEE_IDS.name())).contains(personId);
	}

	/**
	 * Returns the version that the form is based on; {@code null} for a new item.
	 */
	@Nullable Integer version() {
		return this.version;
	}

	/**
	 * Returns the initial values of the form, by field name; empty when they are not
	 * known.
	 */
	Map<String, String> was() {
		return this.was;
	}

	/**
	 * Returns the values of all fields in a comparable order and format; a missing value
	 * is an empty string.
	 */
	Map<String, String> values() {
		Map<String, String> values = new LinkedHashMap<>();
		WorkItemField.ALL.forEach((field) -> values.put(field.name(), comparable(field)));
		if (!isTimed()) {
			values.put(WorkItemField.TIME_ZONE.name(), "");
		}
		if (!Boolean.TRUE.equals(this.ownColor)) {
			values.put(WorkItemField.COLOR.name(), "");
		}
		return values;
	}

	private String comparable(WorkItemField<?> field) {
		String value = value(field.name());
		return switch (field.kind()) {
			case PEOPLE -> String.join(SEPARATOR, split(value).stream().sorted().toList());
			case NAMES -> value.lines()
				.map(String::strip)
				.filter((name) -> !name.isEmpty())
				.distinct()
				.collect(Collectors.joining("\n"));
			case FLAG -> Boolean.toString(!value.equals("false"));
			case LONG_TEXT -> PlainText.lines(value);
			case TEXT -> value.strip();
			default -> value;
		};
	}

	/**
	 * Returns the same form with some values replaced, based on another version.
	 */
	WorkItemForm with(Map<String, String> replaced, @Nullable Integer newVersion, Map<String, String> newWas) {
		Map<String, String> all = values();
		all.putAll(replaced);
		String color = WorkItemField.COLOR.name();
		String zone = WorkItemField.TIME_ZONE.name();
		boolean hasColor = !all.getOrDefault(color, "").isEmpty();
		// The form still offers a zone and a color when the item has none.
		all.computeIfPresent(zone, (name, value) -> value.isEmpty() ? value(zone) : value);
		all.computeIfPresent(color, (name, value) -> value.isEmpty() ? value(color) : value);
		return new WorkItemForm(all, hasColor, newVersion, new LinkedHashMap<>(newWas));
	}

	/**
	 * Returns a draft with the submitted values.
	 * @param before the draft to change
	 * @param mayManage whether the form offered the fields that only managers may change
	 * @throws RuleViolatedException with one violation per field that cannot be parsed
	 */
	WorkItemDraft applyTo(WorkItemDraft before, boolean mayManage) {
		List<Violation> violations = new ArrayList<>();
		WorkItemDraft.Builder draft = before.with();
		WorkItemField.ALL.stream()
			.filter((field) -> isMeant(field) && (mayManage || !field.isManaged()))
			.forEach((field) -> apply(field, draft, violations));
		if (mayManage) {
			clearCategoryOfOtherTypes(draft);
		}
		if (!violations.isEmpty()) {
			throw new RuleViolatedException(violations);
		}
		return draft.build();
	}

	/**
	 * Returns whether a field was submitted and its value applies: a child is in the team
	 * of its parent, a zone is shown with times only, and progress keeps its value when
	 * it was cleared, because an item always has one.
	 */
	private boolean isMeant(WorkItemField<?> field) {
		if (field == WorkItemField.COLOR) {
			return this.ownColor != null;
		}
		if (!this.typed.containsKey(field.name())) {
			return false;
		}
		if (field == WorkItemField.TEAM_ID) {
			return value(WorkItemField.PARENT_ID.name()).isBlank();
		}
		if (field == WorkItemField.TIME_ZONE) {
			return isTimed() && !value(field.name()).isBlank();
		}
		return field != WorkItemField.PROGRESS || !value(field.name()).isBlank();
	}

	private <T> void apply(WorkItemField<T> field, WorkItemDraft.Builder draft, List<Violation> violations) {
		String text = value(field.name());
		boolean absent = text.isBlank() || (field == WorkItemField.COLOR && Boolean.FALSE.equals(this.ownColor));
		boolean verbatim = field.kind() == FieldKind.TEXT || field.kind() == FieldKind.LONG_TEXT;
		T value = absent ? null : field.parse(verbatim ? text : text.strip());
		if (value == null && !absent) {
			violations.add(field.unreadable());
		}
		draft.set(field, value);
	}

	/**
	 * The form hides the category for types that have none. A category chosen before the
	 * type was changed is ignored.
	 */
	private void clearCategoryOfOtherTypes(WorkItemDraft.Builder draft) {
		WorkItemType type = WorkItemType.ofCode(value(WorkItemField.TYPE.name()));
		if (type != null && !type.hasCategory()) {
			draft.activityCategory(null);
		}
	}

	/**
	 * Returns the names of the submitted fields.
	 */
	Set<String> posted() {
		Set<String> posted = new HashSet<>(this.typed.keySet());
		if (this.ownColor == null) {
			posted.remove(WorkItemField.COLOR.name());
		}
		else {
			posted.add(WorkItemField.COLOR.name());
		}
		return Collections.unmodifiableSet(posted);
	}

	/**
	 * Returns whether the item is unchanged since the form was loaded.
	 */
	boolean isBasedOn(int currentVersion) {
		return this.version == null || this.version == currentVersion;
	}

	private boolean isTimed() {
		return !value(WorkItemField.START_TIME.name()).isBlank() || !value(WorkItemField.END_TIME.name()).isBlank();
	}

	private static List<String> split(String values) {
		return Arrays.stream(values.split(SEPARATOR)).map(String::strip).filter((value) -> !value.isEmpty()).toList();
	}

}
