package dev.kalends.workitem.query;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.kalends.web.DateTexts;
import dev.kalends.web.Messages;
import dev.kalends.workitem.query.RecurrenceDayWords.Form;
import dev.kalends.workitem.recurrence.Frequency;
import dev.kalends.workitem.recurrence.OrdinalWeekday;
import dev.kalends.workitem.recurrence.RecurrenceRule;
import dev.kalends.workitem.recurrence.Until;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Describes recurrence rules in words, such as "every second week on Tuesday and
 * Thursday, until 30 June 2027".
 */
@Component
public class RecurrenceWords {

	private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

	/**
	 * Every month has this many weekdays from Monday to Friday.
	 */
	private static final int WEEKDAYS_IN_MONTH = 20;

	private final DateTexts dates;

	private final Messages messages;

	private final RecurrenceDayWords days;

	RecurrenceWords(DateTexts dates, Messages messages) {
		this.dates = dates;
		this.messages = messages;
		this.days = new RecurrenceDayWords(messages);
	}

	/**
	 * Describes a rule.
	 * @param start the start of the series, which implies the days that the rule does not
	 * name
	 * @param zone the zone of the series, in which an end in UTC is converted to a day;
	 * {@code null} for an all-day series
	 */
	public String of(RecurrenceRule rule, LocalDate start, @Nullable ZoneId zone) {
		List<String> phrases = new ArrayList<>(isByWeekdays(rule) ? weekdays(rule, start) : switch (rule.frequency()) {
			case DAILY -> rule.byMonthDay().isEmpty() || rule.interval() > 1 ? daily(rule) : monthly(rule, start);
			case WEEKLY -> weekdays(rule, start);
			case MONTHLY -> monthly(rule, start);
			case YEARLY -> yearly(rule, start);
		});
		addEnd(rule, zone, phrases);
		return String.join(", ", phrases);
	}

	/**
	 * Describes a rule whose start is not known. The days that the start implies are
	 * omitted, and an end in UTC is converted to the day in UTC.
	 */
	String withoutStart(RecurrenceRule rule) {
		if (rule.frequency() == Frequency.DAILY || !rule.byDay().isEmpty() || !rule.byMonthDay().isEmpty()) {
			return of(rule, LocalDate.EPOCH, null);
		}
		List<String> phrases = new ArrayList<>();
		phrases.add(period(rule, rule.frequency()));
		addMonths(rule, phrases);
		addEnd(rule, null, phrases);
		return String.join(", ", phrases);
	}

	private void addEnd(RecurrenceRule rule, @Nullable ZoneId zone, List<String> phrases) {
		Until until = rule.until();
		Integer count = rule.count();
		if (until != null) {
			LocalDate day = until.day(zone);
			phrases.add(this.messages.text("recurrence.until", this.dates.range(day, day)));
		}
		if (count != null) {
			phrases.add((count == 1) ? this.messages.text("recurrence.times-one")
					: this.messages.text("recurrence.times", count));
		}
	}

	/**
	 * Returns whether a rule without skipped periods names weekdays only. It has the same
	 * dates with each frequency.
	 */
	private static boolean isByWeekdays(RecurrenceRule rule) {
		return rule.interval() == 1 && rule.byMonthDay().isEmpty() && rule.bySetPos().isEmpty()
				&& !rule.byDay().isEmpty() && rule.byDay().stream().allMatch((day) -> day.ordinal() == 0);
	}

	private List<String> daily(RecurrenceRule rule) {
		List<String> phrases = new ArrayList<>();
		phrases.add(period(rule, Frequency.DAILY));
		if (!rule.byMonthDay().isEmpty()) {
			phrases.add(this.messages.text("recurrence.only", onDays(rule.byMonthDay())));
		}
		if (!rule.byDay().isEmpty()) {
			phrases.add(this.messages.text("recurrence.only", onWeekdays(weekdaysOf(rule.byDay()))));
		}
		addMonths(rule, phrases);
		return phrases;
	}

	private List<String> weekdays(RecurrenceRule rule, LocalDate start) {
		Set<DayOfWeek> weekdays = rule.byDay().isEmpty() ? EnumSet.of(start.getDayOfWeek()) : weekdaysOf(rule.byDay());
		List<String> phrases = new ArrayList<>();
		if (rule.interval() == 1 && weekdays.size() == DayOfWeek.values().length) {
			phrases.add(period(rule, Frequency.DAILY));
		}
		else if (rule.interval() == 1 && weekdays.equals(MONDAY_TO_FRIDAY)) {
			phrases.add(this.messages.text("recurrence.every-weekday"));
		}
		else {
			phrases.add(period(rule, Frequency.WEEKLY) + " " + onWeekdays(weekdays));
		}
		if (rule.interval() > 1 && weekdays.size() > 1 && rule.weekStart() != DayOfWeek.MONDAY) {
			phrases.add(this.messages.text("recurrence.week-start", this.days.name(rule.weekStart())));
		}
		addMonths(rule, phrases);
		return phrases;
	}

	private List<String> monthly(RecurrenceRule rule, LocalDate start) {
		List<String> phrases = new ArrayList<>();
		List<String> on = daysInPeriod(rule, start);
		phrases.add(period(rule, Frequency.MONTHLY) + " " + on.get(0));
		phrases.addAll(on.subList(1, on.size()));
		addMonths(rule, phrases);
		return phrases;
	}

	private List<String> yearly(RecurrenceRule rule, LocalDate start) {
		boolean noDays = rule.byDay().isEmpty() && rule.byMonthDay().isEmpty();
		List<Integer> months = (noDays && rule.byMonth().isEmpty()) ? List.of(start.getMonthValue()) : rule.byMonth();
		List<Integer> monthDays = noDays ? List.of(start.getDayOfMonth()) : rule.byMonthDay();
		String period = period(rule, Frequency.YEARLY) + " ";
		if (months.size() == 1 && monthDays.size() == 1 && monthDays.get(0) > 0
				&& monthDays.get(0) <= Month.of(months.get(0)).maxLength()) {
			List<String> phrases = new ArrayList<>();
			phrases.add(period + this.messages.text("recurrence.on-date", dayOfYear(months.get(0), monthDays.get(0))));
			addWeekdayCondition(rule, phrases);
			return phrases;
		}
		List<String> phrases = daysInPeriod(rule, start);
		boolean inEveryMonth = rule.byMonth().isEmpty() && !rule.byMonthDay().isEmpty();
		if (inEveryMonth && rule.interval() == 1) {
			period = period(rule, Frequency.MONTHLY) + " ";
		}
		else if (inEveryMonth) {
			period += this.messages.text("recurrence.in-every-month") + " ";
		}
		else if (!months.isEmpty()) {
			period += inMonths(months) + " ";
		}
		phrases.set(0, period + phrases.get(0));
		return phrases;
	}

	/**
	 * Returns the days in a month or year: first the days themselves, then the conditions
	 * on them.
	 */
	private List<String> daysInPeriod(RecurrenceRule rule, LocalDate start) {
		List<String> phrases = new ArrayList<>();
		boolean noDays = rule.byDay().isEmpty() && rule.byMonthDay().isEmpty();
		List<Integer> monthDays = noDays ? List.of(start.getDayOfMonth()) : rule.byMonthDay();
		if (!rule.bySetPos().isEmpty() && !noDays) {
			phrases.add(positions(rule));
		}
		else if (!monthDays.isEmpty()) {
			phrases.add(onDays(monthDays));
			int shortest = shortestMonth(rule);
			addIfPresent(phrases, monthDays.stream().anyMatch((day) -> Math.abs(day) > shortest), monthDays.size(),
					"recurrence.if-in-month");
			addWeekdayCondition(rule, phrases);
		}
		else {
			boolean inYear = countsInYear(rule);
			phrases.add(this.messages.text("recurrence.on-days",
					this.days.and(rule.byDay().stream().map((day) -> this.days.weekday(day, inYear, Form.AT)))));
			int always = inYear ? 52 : 4;
			addIfPresent(phrases, rule.byDay().stream().anyMatch((day) -> Math.abs(day.ordinal()) > always),
					rule.byDay().size(), inYear ? "recurrence.if-in-year" : "recurrence.if-in-month");
		}
		return phrases;
	}

	/**
	 * Says that a period may not have the days.
	 */
	private void addIfPresent(List<String> phrases, boolean condition, int number, String key) {
		if (condition) {
			phrases.add(this.messages.text((number == 1) ? key + "-one" : key));
		}
	}

	/**
	 * Returns the days that {@code BYSETPOS} selects.
	 */
	private String positions(RecurrenceRule rule) {
		String positions = this.days.and(rule.bySetPos().stream().map(this.days::position));
		boolean weekdaysOnly = rule.byMonthDay().isEmpty()
				&& rule.byDay().stream().allMatch((day) -> day.ordinal() == 0);
		if (weekdaysOnly && weekdaysOf(rule.byDay()).equals(MONDAY_TO_FRIDAY)
				&& rule.bySetPos().stream().allMatch((position) -> Math.abs(position) <= WEEKDAYS_IN_MONTH)) {
			return this.messages.text("recurrence.position-weekday", positions);
		}
		if (weekdaysOnly && weekdaysOf(rule.byDay()).size() == DayOfWeek.values().length) {
			return this.messages.text("recurrence.position-day", positions);
		}
		String condition = Stream
			.of(this.days.or(rule.byMonthDay().stream().map((day) -> this.days.monthDay(day, Form.IS))),
					weekdayCondition(rule))
			.filter((text) -> !text.isEmpty())
			.reduce((one, other) -> this.messages.text("recurrence.and-also", one, other))
			.orElseThrow();
		return this.messages.text("recurrence.day-that-is", positions, condition);
	}

	private void addWeekdayCondition(RecurrenceRule rule, List<String> phrases) {
		if (!rule.byDay().isEmpty()) {
			phrases.add(this.messages.text("recurrence.if-day", weekdayCondition(rule)));
		}
	}

	private String weekdayCondition(RecurrenceRule rule) {
		return this.days.or(rule.byDay().stream().map((day) -> this.days.weekday(day, countsInYear(rule), Form.IS)));
	}

	private static boolean countsInYear(RecurrenceRule rule) {
		return rule.frequency() == Frequency.YEARLY && rule.byMonth().isEmpty();
	}

	/**
	 * Returns the number of days that each month of a rule has in every year.
	 */
	private static int shortestMonth(RecurrenceRule rule) {
		IntStream months = rule.byMonth().isEmpty() ? IntStream.rangeClosed(1, 12)
				: rule.byMonth().stream().mapToInt(Integer::intValue);
		return months.map((month) -> Month.of(month).minLength()).min().orElseThrow();
	}

	private String period(RecurrenceRule rule, Frequency frequency) {
		String key = "recurrence." + frequency.name().toLowerCase(Locale.ROOT);
		return switch (rule.interval()) {
			case 1 -> this.messages.text(key);
			case 2 -> this.messages.text(key + "-second");
			default -> this.messages.text(key + "-many", rule.interval());
		};
	}

	private String onDays(List<Integer> monthDays) {
		return this.messages.text("recurrence.on-days",
				this.days.and(monthDays.stream().map((day) -> this.days.monthDay(day, Form.AT))));
	}

	private String onWeekdays(Set<DayOfWeek> weekdays) {
		return this.messages.text("recurrence.on-weekdays", this.days.and(weekdays.stream().map(this.days::name)));
	}

	private String inMonths(List<Integer> months) {
		return this.messages.text("recurrence.in-months",
				this.days.and(months.stream().map(Month::of).map(this.days::name)));
	}

	private void addMonths(RecurrenceRule rule, List<String> phrases) {
		if (!rule.byMonth().isEmpty()) {
			phrases.add(this.messages.text("recurrence.only", inMonths(rule.byMonth())));
		}
	}

	/**
	 * Formats a day of a leap year, so that 29 February exists.
	 */
	private String dayOfYear(int month, int day) {
		return DateTimeFormatter.ofPattern(this.messages.text("date.day-month"), this.messages.language())
			.format(LocalDate.of(2028, month, day));
	}

	private static Set<DayOfWeek> weekdaysOf(List<OrdinalWeekday> days) {
		return days.stream()
			.map(OrdinalWeekday::weekday)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
	}

}
