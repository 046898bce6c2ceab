package dev.kalends.workitem.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Parses the value of an {@code RRULE} property (RFC 5545, section 3.3.10). It refuses
 * more than the RFC does: rules that repeat within a day, week numbers and days of the
 * year, and values that would produce many dates.
 */
final class RecurrenceRuleParser {

	static final String FIELD = "recurrenceRule";

	static final int MAX_INTERVAL = 999;

	static final int MAX_COUNT = 1000;

	static final int MAX_UNTIL_YEAR = 2100;

	/**
	 * The end of {@link #MAX_UNTIL_YEAR} in a zone west of Greenwich is in the next year
	 * in UTC.
	 */
	private static final LocalDate MAX_UNTIL_IN_UTC = LocalDate.of(MAX_UNTIL_YEAR + 1, 1, 1);

	private static final int MAX_SET_POSITION = 366;

	private static final Set<String> ACCEPTED = Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY",
			"BYMONTHDAY", "BYMONTH", "BYSETPOS");

	private static final Set<String> UNSUPPORTED = Set.of("BYSECOND", "BYMINUTE", "BYHOUR", "BYYEARDAY", "BYWEEKNO");

	private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]*");

	private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,4}");

	private final String text;

	RecurrenceRuleParser(String text) {
		this.text = text;
	}

	RecurrenceRule parse() {
		Map<String, String> parts = parts();
		Frequency frequency = frequency(parts.get("FREQ"));
		if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
			throw refused(Violation.of(FIELD, "recurrence-count-and-until"));
		}
		RecurrenceRule rule = new RecurrenceRule(frequency,
				Objects.requireNonNullElse(bounded("INTERVAL", parts.get("INTERVAL"), MAX_INTERVAL), 1),
				bounded("COUNT", parts.get("COUNT"), MAX_COUNT), until(parts.get("UNTIL")),
				weekStart(parts.get("WKST")), weekdays(frequency, parts.get("BYDAY")),
				list(parts.get("BYMONTHDAY"), (value) -> position(value, 31),
						Violation.of(FIELD, "recurrence-month-day")),
				list(parts.get("BYMONTH"), (value) -> number(value, 1, 12), Violation.of(FIELD, "recurrence-month")),
				list(parts.get("BYSETPOS"), (value) -> position(value, MAX_SET_POSITION),
						Violation.of(FIELD, "recurrence-set-position", MAX_SET_POSITION)));
		checkCombination(rule);
		return rule;
	}

	private Map<String, String> parts() {
		if (this.text.isEmpty() || this.text.length() > RecurrenceRule.MAX_LENGTH) {
			throw tooLong();
		}
		if (this.text.indexOf(':') >= 0 || this.text.indexOf('\n') >= 0 || this.text.indexOf('\r') >= 0) {
			throw refused(Violation.of(FIELD, "recurrence-value-only"));
		}
		if (!PRINTABLE.matcher(this.text).matches()) {
			throw refused(Violation.of(FIELD, "recurrence-characters"));
		}
		Map<String, String> parts = new LinkedHashMap<>();
		for (String part : this.text.toUpperCase(Locale.ROOT).split(";", -1)) {
			int equals = part.indexOf('=');
			if (equals < 1 || equals == part.length() - 1) {
				throw refused(Violation.of(FIELD, "recurrence-part", part));
			}
			String name = part.substring(0, equals);
			checkName(name);
			if (parts.put(name, part.substring(equals + 1)) != null) {
				throw refused(Violation.of(FIELD, "recurrence-part-twice", name));
			}
		}
		return parts;
	}

	private static void checkName(String name) {
		if (UNSUPPORTED.contains(name)) {
			throw refused(Violation.of(FIELD, "recurrence-part-unsupported", name));
		}
		if (!ACCEPTED.contains(name)) {
			throw refused(Violation.of(FIELD, "recurrence-part-unknown", name));
		}
	}

	private static Frequency frequency(@Nullable String value) {
		return Arrays.stream(Frequency.values())
			.filter((frequency) -> frequency.name().equals(value))
			.findFirst()
			.orElseThrow(() -> refused(Violation.of(FIELD, "recurrence-frequency")));
	}

	private static @Nullable Integer bounded(String name, @Nullable String value, int max) {
		if (value == null) {
			return null;
		}
		Integer number = number(value, 1, max);
		if (number == null) {
			throw refused(Violation.of(FIELD, "recurrence-number", name, max));
		}
		return number;
	}

	private static @Nullable Until until(@Nullable String value) {
		if (value == null) {
			return null;
		}
		Until until = Until.parse(value);
		if (until == null) {
			throw refused(Violation.of(FIELD, "recurrence-until"));
		}
		if (!isInRange(until)) {
			throw refused(Violation.of(FIELD, "recurrence-until-year", Integer.toString(MAX_UNTIL_YEAR)));
		}
		return until;
	}

	static boolean isInRange(Until until) {
		return until.date().getYear() <= MAX_UNTIL_YEAR || (until.utc() && until.date().equals(MAX_UNTIL_IN_UTC));
	}

	private static DayOfWeek weekStart(@Nullable String value) {
		if (value == null) {
			return DayOfWeek.MONDAY;
		}
		DayOfWeek weekday = OrdinalWeekday.weekdayOf(value);
		if (weekday == null) {
			throw refused(Violation.of(FIELD, "recurrence-week-start"));
		}
		return weekday;
	}

	private static List<OrdinalWeekday> weekdays(Frequency frequency, @Nullable String value) {
		List<OrdinalWeekday> weekdays = list(value, OrdinalWeekday::parse,
				Violation.of(FIELD, "recurrence-weekday", OrdinalWeekday.MAX_ORDINAL));
		boolean ordinalsAllowed = frequency == Frequency.MONTHLY || frequency == Frequency.YEARLY;
		if (!ordinalsAllowed && weekdays.stream().anyMatch((weekday) -> weekday.ordinal() != 0)) {
			throw refused(Violation.of(FIELD, "recurrence-ordinal"));
		}
		return weekdays;
	}

	/**
	 * Parses a list of values; a list that is not given is empty.
	 * @param parser returns {@code null} for a value that is not valid
	 */
	private static <T> List<T> list(@Nullable String value, Function<String, @Nullable T> parser, Violation violation) {
		if (value == null) {
			return List.of();
		}
		List<T> values = new ArrayList<>();
		for (String item : value.split(",", -1)) {
			T parsed = parser.apply(item);
			if (parsed == null) {
				throw refused(violation);
			}
			values.add(parsed);
		}
		return values;
	}

	private static @Nullable Integer position(String value, int max) {
		Integer number = number(value, -max, max);
		return (number != null && number != 0) ? number : null;
	}

	private static @Nullable Integer number(String value, int min, int max) {
		if (!NUMBER.matcher(value).matches()) {
			return null;
		}
		int number = Integer.parseInt(value);
		return (number >= min && number <= max) ? number : null;
	}

	private static void checkCombination(RecurrenceRule rule) {
		if (rule.frequency() == Frequency.WEEKLY && !rule.byMonthDay().isEmpty()) {
			throw refused(Violation.of(FIELD, "recurrence-month-day-weekly"));
		}
		if (!rule.bySetPos().isEmpty()) {
			if (rule.frequency() != Frequency.MONTHLY) {
				throw refused(Violation.of(FIELD, "recurrence-set-position-monthly"));
			}
			if (rule.byDay().isEmpty() && rule.byMonthDay().isEmpty() && rule.byMonth().isEmpty()) {
				throw refused(Violation.of(FIELD, "recurrence-set-position-alone"));
			}
		}
		Until until = rule.until();
		int longestForm = (until != null) ? Until.LENGTH - until.toString().length() : 0;
		if (rule.toString().length() + longestForm > RecurrenceRule.MAX_LENGTH) {
			throw tooLong();
		}
	}

	private static RuleViolatedException tooLong() {
		return refused(Violation.of(FIELD, "recurrence-length", RecurrenceRule.MAX_LENGTH));
	}

	private static RuleViolatedException refused(Violation violation) {
		return new RuleViolatedException(violation);
	}

}
