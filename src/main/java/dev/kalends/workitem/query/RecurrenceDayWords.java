package dev.kalends.workitem.query;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.kalends.web.Messages;
import dev.kalends.workitem.recurrence.OrdinalWeekday;

/**
 * The words for the days of a recurrence rule. Where a language inflects, a day has two
 * forms: as the time of an occurrence ("on the first Friday"), and in a condition ("if
 * that day is the first Friday").
 */
class RecurrenceDayWords {

	/**
	 * The beginning of the keys of each form.
	 */
	enum Form {

		AT("recurrence.at-"), IS("recurrence.is-");

		private final String keys;

		Form(String keys) {
			this.keys = keys;
		}

	}

	private static final List<String> FROM_START = List.of("recurrence.first", "recurrence.second", "recurrence.third",
			"recurrence.fourth", "recurrence.fifth");

	private static final List<String> FROM_END = List.of("recurrence.last", "recurrence.second-to-last",
			"recurrence.third-to-last", "recurrence.fourth-to-last", "recurrence.fifth-to-last");

	private final Messages messages;

	RecurrenceDayWords(Messages messages) {
		this.messages = messages;
	}

	/**
	 * Returns a day of the month, such as "the 31st" or "the last day".
	 */
	String monthDay(int day, Form form) {
		return (day > 0) ? this.messages.text(form.keys + "position", numbered(day))
				: this.messages.text(form.keys + "day", ordinal(day));
	}

	/**
	 * Returns a weekday, such as "every Monday" or "the last Friday".
	 * @param inYear whether its ordinal counts in the year
	 */
	String weekday(OrdinalWeekday day, boolean inYear, Form form) {
		String name = name(day.weekday());
		if (day.ordinal() == 0) {
			return this.messages.text(form.keys + "every-weekday", name);
		}
		return this.messages.text(form.keys + (inYear ? "weekday-of-year" : "weekday"), ordinal(day.ordinal()), name);
	}

	/**
	 * Returns a position without a noun, such as "the first".
	 */
	String position(int position) {
		return this.messages.text(Form.AT.keys + "position", ordinal(position));
	}

	String name(DayOfWeek day) {
		return this.messages.text("weekday." + day.name().toLowerCase(Locale.ROOT));
	}

	String name(Month month) {
		return month.getDisplayName(TextStyle.FULL_STANDALONE, this.messages.language());
	}

	private String ordinal(int position) {
		List<String> words = (position > 0) ? FROM_START : FROM_END;
		int index = Math.abs(position) - 1;
		if (index < words.size()) {
			return this.messages.text(words.get(index));
		}
		String number = numbered(index + 1);
		return (position > 0) ? number : this.messages.text("recurrence.to-last", number);
	}

	/**
	 * Returns an ordinal number in digits, such as "31st". The keys are named after the
	 * English endings.
	 */
	private String numbered(int number) {
		boolean teen = number / 10 % 10 == 1;
		String key = switch (teen ? 0 : number % 10) {
			case 1 -> "recurrence.number-first";
			case 2 -> "recurrence.number-second";
			case 3 -> "recurrence.number-third";
			default -> "recurrence.number";
		};
		return this.messages.text(key, number);
	}

	/**
	 * Joins words with commas and "and".
	 */
	String and(Stream<String> words) {
		return joined("recurrence.and", words.toList());
	}

	/**
	 * Joins words with commas and "or".
	 */
	String or(Stream<String> words) {
		return joined("recurrence.or", words.toList());
	}

	private String joined(String key, List<String> words) {
		int last = words.size() - 1;
		return (last <= 0) ? String.join("", words)
				: this.messages.text(key, String.join(", ", words.subList(0, last)), words.get(last));
	}

}
