package dev.kalends.workitem.recurrence;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Supplier;

/**
 * Random accepted rules with a start, the same for the same seed.
 */
public final class RandomRules {

	private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

	private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Pacific/Apia", "UTC");

	private final Random random;

	public RandomRules(long seed) {
		this.random = new Random(seed);
	}

	int number(int bound) {
		return this.random.nextInt(bound);
	}

	private boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

	/**
	 * Returns a rule at a random start, which is not always its first date.
	 */
	public Recurrence next() {
		LocalDate start = LocalDate.of(2020, 1, 1).plusDays(number(4000));
		Frequency frequency = Frequency.values()[number(4)];
		StringJoiner parts = new StringJoiner(";").add("FREQ=" + frequency);
		if (chance(0.5)) {
			parts.add("INTERVAL=" + (chance(0.1) ? 1 + number(RecurrenceRuleParser.MAX_INTERVAL) : 1 + number(5)));
		}
		if (chance(0.3)) {
			parts.add("WKST=" + WEEKDAYS.get(number(7)));
		}
		addDays(parts, frequency);
		boolean allDay = chance(0.5);
		if (chance(0.3)) {
			parts.add("COUNT=" + (1 + number(60)));
		}
		else if (chance(0.4)) {
			LocalDate until = start.plusDays(number(2500));
			parts.add("UNTIL=" + Until.on(until) + (chance(0.5) ? "" : chance(0.5) ? "T083000" : "T213000Z"));
		}
		LocalTime time = allDay ? null : LocalTime.of(number(24), number(2) * 30);
		ZoneId zone = allDay ? null : ZoneId.of(ZONES.get(number(ZONES.size())));
		return new Recurrence(RecurrenceRule.parse(parts.toString()).adaptedTo(time, zone), start, time, zone);
	}

	private void addDays(StringJoiner parts, Frequency frequency) {
		boolean ordinals = frequency == Frequency.MONTHLY || frequency == Frequency.YEARLY;
		int before = parts.length();
		if (chance(0.3)) {
			parts.add("BYMONTH=" + list(1 + number(3), () -> String.valueOf(1 + number(12))));
		}
		boolean months = parts.length() > before;
		if (frequency != Frequency.WEEKLY && chance(0.3)) {
			parts.add("BYMONTHDAY=" + list(1 + number(4), () -> String.valueOf(position(31))));
		}
		if (chance(0.5)) {
			int maxOrdinal = (frequency == Frequency.MONTHLY || months) ? 5 : OrdinalWeekday.MAX_ORDINAL;
			parts.add("BYDAY=" + list(1 + number(4),
					() -> ((ordinals && chance(0.5)) ? position(maxOrdinal) : "") + WEEKDAYS.get(number(7))));
		}
		if (frequency == Frequency.MONTHLY && parts.length() > before && chance(0.4)) {
			parts.add("BYSETPOS=" + list(1 + number(2), () -> String.valueOf(position(6))));
		}
	}

	private int position(int max) {
		int position = 1 + number(max);
		return chance(0.3) ? -position : position;
	}

	private static String list(int size, Supplier<String> values) {
		StringJoiner list = new StringJoiner(",");
		for (int i = 0; i < size; i++) {
			list.add(values.get());
		}
		return list.toString();
	}

}
