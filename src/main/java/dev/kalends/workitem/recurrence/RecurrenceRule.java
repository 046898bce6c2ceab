package dev.kalends.workitem.recurrence;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule (RFC 5545, section 3.3.10) in normal form. Rules whose texts differ
 * only in the order of parts and values, in case, or in defaults are equal.
 * <p>
 * {@link #parse} checks everything that does not depend on the dates of an item; see
 * {@link Recurrence#violations()} for the rest.
 */
public final class RecurrenceRule {

	/**
	 * The maximum length of the text, before and after normalization.
	 */
	public static final int MAX_LENGTH = 500;

	/**
	 * Sorts positions that count from the start before those that count from the end.
	 */
	static final Comparator<Integer> FROM_START_FIRST = Comparator.<Integer, Boolean>comparing((value) -> value < 0)
		.thenComparing(Comparator.naturalOrder());

	private final Frequency frequency;

	private final int interval;

	private final @Nullable Integer count;

	private final @Nullable Until until;

	private final DayOfWeek weekStart;

	private final List<OrdinalWeekday> byDay;

	private final List<Integer> byMonthDay;

	private final List<Integer> byMonth;

	private final List<Integer> bySetPos;

	private final String text;

	RecurrenceRule(Frequency frequency, int interval, @Nullable Integer count, @Nullable Until until,
			DayOfWeek weekStart, Collection<OrdinalWeekday> byDay, Collection<Integer> byMonthDay,
			Collection<Integer> byMonth, Collection<Integer> bySetPos) {
		this.frequency = frequency;
		this.interval = interval;
		this.count = count;
		this.until = until;
		this.weekStart = weekStart;
		this.byDay = byDay.stream().distinct().sorted().toList();
		this.byMonthDay = byMonthDay.stream().distinct().sorted(FROM_START_FIRST).toList();
		this.byMonth = byMonth.stream().distinct().sorted().toList();
		this.bySetPos = bySetPos.stream().distinct().sorted(FROM_START_FIRST).toList();
		this.text = text();
	}

	/**
	 * Parses the value of an {@code RRULE} property, in upper or lower case.
	 * @throws dev.kalends.shared.RuleViolatedException if the text is not an accepted
	 * rule; the violation names what is accepted
	 */
	public static RecurrenceRule parse(String text) {
		return new RecurrenceRuleParser(text).parse();
	}

	public Frequency frequency() {
		return this.frequency;
	}

	public int interval() {
		return this.interval;
	}

	public @Nullable Integer count() {
		return this.count;
	}

	/**
	 * Returns the end in the form in which it was given.
	 */
	public @Nullable Until until() {
		return this.until;
	}

	public DayOfWeek weekStart() {
		return this.weekStart;
	}

	public List<OrdinalWeekday> byDay() {
		return this.byDay;
	}

	public List<Integer> byMonthDay() {
		return this.byMonthDay;
	}

	public List<Integer> byMonth() {
		return this.byMonth;
	}

	public List<Integer> bySetPos() {
		return this.bySetPos;
	}

	/**
	 * Returns the rule with {@code UNTIL} in the form that RFC 5545 requires for an item:
	 * a date for an all-day item, a date and time in UTC for a timed one. For a timed
	 * item, a date includes the whole day in the zone.
	 * @param time the start time of the item; {@code null} for an all-day item
	 * @param zone the zone of the item; {@code null} for UTC
	 */
	public RecurrenceRule adaptedTo(@Nullable LocalTime time, @Nullable ZoneId zone) {
		return (this.until != null) ? endingAt(this.until.adaptedTo(time, zone)) : this;
	}

	RecurrenceRule endingAt(Until newUntil) {
		return with(null, newUntil, this.byDay, this.byMonthDay, this.byMonth);
	}

	RecurrenceRule times(int newCount) {
		return with(newCount, null, this.byDay, this.byMonthDay, this.byMonth);
	}

	RecurrenceRule withoutEnd() {
		return with(null, null, this.byDay, this.byMonthDay, this.byMonth);
	}

	/**
	 * Returns the rule for other days.
	 */
	RecurrenceRule on(List<OrdinalWeekday> newByDay, List<Integer> newByMonthDay, List<Integer> newByMonth) {
		return with(this.count, this.until, newByDay, newByMonthDay, newByMonth);
	}

	private RecurrenceRule with(@Nullable Integer newCount, @Nullable Until newUntil, List<OrdinalWeekday> newByDay,
			List<Integer> newByMonthDay, List<Integer> newByMonth) {
		return new RecurrenceRule(this.frequency, this.interval, newCount, newUntil, this.weekStart, newByDay,
				newByMonthDay, newByMonth, this.bySetPos);
	}

	/**
	 * Returns whether the ordinals of {@code BYDAY} count within the month. They count
	 * within the year in yearly rules without {@code BYMONTH}.
	 */
	boolean ordinalsCountInMonth() {
		return this.frequency == Frequency.MONTHLY || !this.byMonth.isEmpty();
	}

	private String text() {
		StringJoiner parts = new StringJoiner(";").add("FREQ=" + this.frequency);
		if (this.interval != 1) {
			parts.add("INTERVAL=" + this.interval);
		}
		if (this.count != null) {
			parts.add("COUNT=" + this.count);
		}
		if (this.until != null) {
			parts.add("UNTIL=" + this.until);
		}
		addList(parts, "BYMONTH", this.byMonth);
		addList(parts, "BYMONTHDAY", this.byMonthDay);
		addList(parts, "BYDAY", this.byDay);
		addList(parts, "BYSETPOS", this.bySetPos);
		return parts.add("WKST=" + OrdinalWeekday.abbreviation(this.weekStart)).toString();
	}

	private static void addList(StringJoiner parts, String name, List<?> values) {
		if (!values.isEmpty()) {
			parts.add(name + "=" + values.stream().map(Object::toString).collect(Collectors.joining(",")));
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RecurrenceRule rule && rule.text.equals(this.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	/**
	 * Returns the normalized text: upper case, parts in a fixed order, sorted values,
	 * {@code WKST} always, {@code INTERVAL} unless it is 1.
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
