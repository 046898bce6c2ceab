package dev.kalends.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.context.i18n.LocaleContextHolder;

/**
 * The form of a settings page, as submitted. It is converted to a merge patch and
 * validated like one.
 *
 * @param ownColor whether the level has its own color; otherwise {@code color} is ignored
 * @param workingDays names of the days of the week on which people work
 * @param holidays name or code of a country or region
 * @param labels one per line, because a label may contain any separator
 * @param checklist one entry per line
 * @param cut whether nothing is inherited from ancestors
 */
record SettingsForm(@Nullable Boolean ownColor, @Nullable String color, @Nullable String timeZone,
		@Nullable String workStart, @Nullable String workEnd, @Nullable List<String> workingDays,
		@Nullable String holidays, @Nullable String labels, @Nullable List<String> defaultAssignees,
		@Nullable String checklist, @Nullable Boolean cut) {

	private static final String LINE_END = "\r\n|[\r\n]";

	SettingsForm {
		workingDays = (workingDays != null) ? List.copyOf(workingDays) : null;
		defaultAssignees = (defaultAssignees != null) ? List.copyOf(defaultAssignees) : null;
	}

	static SettingsForm of(LevelSettings own, String shownColor) {
		LevelSettings.WorkingHours hours = own.workingHours();
		return new SettingsForm(own.color() != null, (own.color() != null) ? own.color() : shownColor, own.timeZone(),
				(hours != null) ? hours.start() : null, (hours != null) ? hours.end() : null, own.workingDays(),
				holidayName(own.holidays()), joined(own.labels(), "\n"), (own.defaultAssignees() != null)
						? own.defaultAssignees().stream().map(UUID::toString).toList() : List.of(),
				joined(own.checklist(), "\n"), own.stopsInheritance());
	}

	private static String joined(@Nullable List<?> values, String separator) {
		return (values != null) ? values.stream().map(String::valueOf).collect(Collectors.joining(separator)) : "";
	}

	/**
	 * Returns whether a person is selected as a default assignee.
	 */
	public boolean proposes(String personId) {
		return this.defaultAssignees != null && this.defaultAssignees.contains(personId);
	}

	/**
	 * Returns whether a day of the week is selected as a working day.
	 */
	public boolean worksOn(String day) {
		return this.workingDays != null && this.workingDays.contains(day);
	}

	/**
	 * Returns the form as a JSON merge patch (RFC 7396).
	 * @param all whether the form had all fields, or only color and checklist
	 */
	JsonNode asPatch(boolean all) {
		ObjectNode patch = JsonNodeFactory.instance.objectNode();
		putText(patch, "color", Boolean.TRUE.equals(this.ownColor) ? this.color : null);
		putTexts(patch, "checklist", split(this.checklist, LINE_END));
		if (all) {
			putText(patch, "timeZone", this.timeZone);
			ObjectNode hours = patch.putObject("workingHours");
			putText(hours, "start", withoutSeconds(this.workStart));
			putText(hours, "end", withoutSeconds(this.workEnd));
			putTexts(patch, "workingDays", Objects.requireNonNullElse(this.workingDays, List.of()));
			putText(patch, "holidays", holidayCode(this.holidays));
			putTexts(patch, "labels", split(this.labels, LINE_END));
			putTexts(patch, "defaultAssignees", Objects.requireNonNullElse(this.defaultAssignees, List.of()));
			patch.put("inherit", !Boolean.TRUE.equals(this.cut));
		}
		return patch;
	}

	private static @Nullable String holidayName(@Nullable String code) {
		return (code != null && HolidayCalendars.has(code))
				? HolidayCalendars.name(code, LocaleContextHolder.getLocale()) : code;
	}

	/**
	 * Returns the code for a name; the text itself if there is none, to be refused.
	 */
	private static @Nullable String holidayCode(@Nullable String text) {
		return (text == null || text.isBlank()) ? null
				: HolidayCalendars.find(text, LocaleContextHolder.getLocale()).orElse(text.strip());
	}

	private static void putText(ObjectNode patch, String name, @Nullable String value) {
		if (value == null || value.isBlank()) {
			patch.putNull(name);
		}
		else {
			patch.put(name, value.strip());
		}
	}

	private static void putTexts(ObjectNode patch, String name, List<String> values) {
		if (values.isEmpty()) {
			patch.putNull(name);
			return;
		}
		ArrayNode array = patch.putArray(name);
		values.forEach(array::add);
	}

	/**
	 * Browsers may submit times of day with seconds.
	 */
	private static @Nullable String withoutSeconds(@Nullable String time) {
		return (time != null && time.matches("\\d{2}:\\d{2}:00")) ? time.substring(0, "00:00".length()) : time;
	}

	private static List<String> split(@Nullable String values, String separator) {
		return (values == null) ? List.of()
				: Arrays.stream(values.split(separator))
					.map(String::strip)
					.filter((value) -> !value.isEmpty())
					.toList();
	}

}
