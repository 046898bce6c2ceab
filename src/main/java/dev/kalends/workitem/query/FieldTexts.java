package dev.kalends.workitem.query;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.kalends.shared.RuleViolatedException;
import dev.kalends.web.DateTexts;
import dev.kalends.web.JsonMembers;
import dev.kalends.web.Messages;
import dev.kalends.workitem.FieldKind;
import dev.kalends.workitem.WorkItemField;
import dev.kalends.workitem.recurrence.RecurrenceRule;

import org.springframework.stereotype.Component;

/**
 * Formats the values of fields as text, according to the kind of the field. The history
 * and the comparison after an edit conflict show values in this way.
 */
@Component
public class FieldTexts {

	private final DateTexts dates;

	private final RecurrenceWords words;

	private final Messages messages;

	FieldTexts(DateTexts dates, RecurrenceWords words, Messages messages) {
		this.dates = dates;
		this.words = words;
		this.messages = messages;
	}

	/**
	 * Returns the kind of a field; {@link FieldKind#TEXT} for an unknown field, which may
	 * occur in stored history.
	 */
	public static FieldKind kind(String field) {
		return WorkItemField.named(field).map(WorkItemField::kind).orElse(FieldKind.TEXT);
	}

	/**
	 * Formats a value.
	 * @param field the name of the field
	 * @param values the value as in a form or in JSON: one text for each id or name of a
	 * field with several, otherwise a single text. A text that cannot be parsed is
	 * returned unchanged.
	 * @param names the names of the objects that the value refers to
	 * @return the text; empty without a value
	 */
	public String of(String field, List<String> values, Names names) {
		if (values.isEmpty()) {
			return "";
		}
		String value = values.get(0);
		return switch (kind(field)) {
			case CHOICE -> this.messages.text(WorkItemField.labelKey(field) + "." + value);
			case FLAG -> this.messages.text(Boolean.parseBoolean(value) ? "form.yes" : "form.no");
			case PERCENT -> this.messages.text("item.percent", value);
			case DATE -> date(value);
			case TIME -> time(value);
			case PEOPLE -> names.people(ids(values)).stream().sorted().collect(Collectors.joining(", "));
			case REFERENCE ->
				ids(values).stream().map((id) -> names.reference(field, id)).collect(Collectors.joining(", "));
			case RECURRENCE -> recurrence(value);
			case TEXT, LONG_TEXT, NUMBER, NAMES, ZONE -> String.join(", ", values);
		};
	}

	private String date(String value) {
		try {
			LocalDate date = LocalDate.parse(value);
			return this.dates.shortRange(date, date);
		}
		catch (DateTimeParseException ex) {
			return value;
		}
	}

	private String time(String value) {
		try {
			return this.dates.time(LocalTime.parse(value));
		}
		catch (DateTimeParseException ex) {
			return value;
		}
	}

	private String recurrence(String value) {
		try {
			return this.words.withoutStart(RecurrenceRule.parse(value));
		}
		catch (RuleViolatedException ex) {
			return value;
		}
	}

	private static List<UUID> ids(List<String> values) {
		return values.stream().map(JsonMembers::toId).filter(Objects::nonNull).toList();
	}

	/**
	 * The names of the objects that values refer to.
	 */
	public interface Names {

		/**
		 * Returns the names of people, without those who do not exist.
		 */
		Collection<String> people(Collection<UUID> ids);

		/**
		 * Returns the title of an item or the name of a team or a location, or a
		 * replacement if the viewer cannot see it.
		 * @param field the name of the field that refers to it
		 */
		String reference(String field, UUID id);

	}

}
