package dev.kalends.settings;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.kalends.settings.LevelSettings.WorkingHours;
import dev.kalends.shared.PlainText;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.web.JsonMembers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change of a level's own settings, as a JSON merge patch (RFC 7396).
 */
final class SettingsPatch {

	private static final Set<String> MEMBERS = Set.of("color", "timeZone", "reminders", "workingHours", "workingDays",
			"holidays", "labels", "defaultAssignees", "checklist", "inherit");

	private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

	private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");

	private static final int MAX_ENTRIES = 100;

	private static final int MAX_TEXT = 200;

	private static final int MAX_REMINDER = 525_600;

	private final JsonNode body;

	private SettingsPatch(JsonNode body) {
		this.body = body;
	}

	/**
	 * Parses and validates a patch.
	 * @throws UnreadableInputException with one violation per invalid member
	 */
	static SettingsPatch parse(JsonNode body) {
		SettingsPatch patch = new SettingsPatch(body);
		patch.applyTo(LevelSettings.NONE);
		return patch;
	}

	/**
	 * Returns whether the patch contains a member.
	 */
	boolean has(String member) {
		return this.body.has(member);
	}

	/**
	 * Returns whether the patch contains no members other than these.
	 */
	boolean hasOnly(Set<String> members) {
		return members.containsAll(this.body.propertyNames());
	}

	/**
	 * Returns the level's own settings after this change.
	 * @throws UnreadableInputException if the working hours would end before they start
	 */
	LevelSettings applyTo(LevelSettings before) {
		JsonMembers json = JsonMembers.of(this.body, MEMBERS, Set.of());
		String color = json.text("color", before.color());
		if (color != null && !COLOR.matcher(color).matches()) {
			json.refuse(Violation.of("color", "color"));
		}
		ZoneId zone = json.zone("timeZone", (before.timeZone() != null) ? ZoneId.of(before.timeZone()) : null);
		List<Integer> reminders = json.list("reminders", before.reminders(), "reminders", MAX_ENTRIES,
				SettingsPatch::minutes);
		WorkingHours hours = workingHours(json, before.workingHours());
		List<String> days = json.list("workingDays", before.workingDays(), "working-days", DayOfWeek.values().length,
				(node) -> node.isString() && WorkingDays.NAMES.contains(node.stringValue()) ? node.stringValue()
						: null);
		if (days != null && days.isEmpty()) {
			json.refuse(Violation.of("workingDays", "working-days"));
		}
		String holidays = holidays(json, before.holidays());
		List<String> labels = json.list("labels", before.labels(), "texts-short", MAX_ENTRIES, SettingsPatch::label);
		List<UUID> people = json.list("defaultAssignees", before.defaultAssignees(), "ids", MAX_ENTRIES,
				(node) -> node.isString() ? JsonMembers.toId(node.stringValue()) : null);
		List<String> checklist = json.list("checklist", before.checklist(), "texts-short", MAX_ENTRIES,
				SettingsPatch::text);
		Boolean inherit = json.flag("inherit", before.inherit());
		json.verify();
		return new LevelSettings((color != null) ? color.toLowerCase(Locale.ROOT) : null,
				(zone != null) ? zone.getId() : null, reminders, hours,
				(days != null) ? WorkingDays.sorted(days) : null, holidays, distinct(labels), distinct(people),
				checklist, Boolean.FALSE.equals(inherit) ? Boolean.FALSE : null);
	}

	private static <T> @Nullable List<T> distinct(@Nullable List<T> values) {
		return (values != null) ? values.stream().distinct().toList() : null;
	}

	private static @Nullable WorkingHours workingHours(JsonMembers json, @Nullable WorkingHours before) {
		WorkingHours hours = json.object("workingHours", before, (node) -> {
			JsonMembers members = JsonMembers.of(node, Set.of("start", "end"), Set.of());
			WorkingHours read = new WorkingHours(time(members, "start", (before != null) ? before.start() : null),
					time(members, "end", (before != null) ? before.end() : null));
			members.verify();
			return read;
		});
		if (hours != null && !hours.isInOrder()) {
			json.refuse(Violation.of("workingHours", "hours-order"));
		}
		return (hours == null || hours.isEmpty()) ? null : hours;
	}

	private static @Nullable String holidays(JsonMembers json, @Nullable String before) {
		String code = json.text("holidays", before);
		if (code == null || HolidayCalendars.has(code)) {
			return code;
		}
		List<String> regions = HolidayCalendars.regionsOf(code);
		json.refuse(regions.isEmpty() ? Violation.of("holidays", "holiday-country")
				: Violation.of("holidays", "holiday-region", String.join(", ", regions)));
		return null;
	}

	private static @Nullable String time(JsonMembers members, String name, @Nullable String before) {
		String text = members.text(name, before);
		if (text != null && !isTime(text)) {
			members.refuse(Violation.of("workingHours." + name, "hours-time"));
			return null;
		}
		return text;
	}

	private static boolean isTime(String text) {
		try {
			return TIME.matcher(text).matches() && LocalTime.parse(text) != null;
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

	private static @Nullable Integer minutes(JsonNode node) {
		boolean accepted = node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0
				&& node.intValue() <= MAX_REMINDER;
		return accepted ? node.intValue() : null;
	}

	private static @Nullable String label(JsonNode node) {
		String text = text(node);
		return (text != null) ? PlainText.name(text) : null;
	}

	private static @Nullable String text(JsonNode node) {
		if (!node.isString()) {
			return null;
		}
		String text = node.stringValue().strip();
		return (PlainText.isBlank(text) || text.length() > MAX_TEXT || !PlainText.isLine(text)) ? null : text;
	}

}
