package dev.kalends.workitem.recurrence;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares random rules with a literal reading of RFC 5545 and with another library. The
 * system property {@code kalends.recurrence.rules} sets the number of rules.
 */
class RecurrencePropertyTests {

	private static final int RULES = Integer.getInteger("kalends.recurrence.rules", 1500);

	private static final long SEED = Long.getLong("kalends.recurrence.seed", 20261128);

	@Test
	void randomRulesAgreeWithTheOracle() {
		RandomRules random = new RandomRules(SEED);
		int accepted = 0;
		while (accepted < RULES) {
			Recurrence recurrence = random.next();
			LocalDate horizon = recurrence.start().plusYears((random.number(50) == 0) ? 120 : 3);
			List<LocalDate> dates = oracle(recurrence).dates(horizon);
			assertThat(allDates(recurrence, horizon)).as("%s", recurrence).isEqualTo(dates);
			checkFirstDate(recurrence);
			if (dates.isEmpty()) {
				continue;
			}
			Recurrence started = new Recurrence(recurrence.rule(), dates.get(0), recurrence.time(), recurrence.zone());
			List<LocalDate> expected = started.equals(recurrence) ? dates : oracle(started).dates(horizon);
			if (expected.isEmpty() || !expected.get(0).equals(started.start())) {
				continue;
			}
			accepted++;
			assertThat(started.violations()).as("%s", started).isEmpty();
			assertThat(RecurrenceRule.parse(started.rule().toString())).isEqualTo(started.rule());
			checkSearches(started, expected, horizon, random);
			checkSplits(started, expected, horizon, random);
			checkMove(started, random);
		}
	}

	private static void checkFirstDate(Recurrence recurrence) {
		RecurrenceRule endless = recurrence.rule().withoutEnd();
		Recurrence withoutEnd = new Recurrence(endless, recurrence.start(), null, null);
		LocalDate first = new RuleOracle(endless + ";COUNT=1", recurrence.start(), null, null)
			.dates(recurrence.start().plusYears(28))
			.stream()
			.findFirst()
			.orElse(null);
		List<String> codes = withoutEnd.violations().stream().map(Violation::code).toList();
		if (first == null) {
			assertThat(codes).as("%s", recurrence).containsExactly("recurrence-never");
		}
		else if (first.equals(recurrence.start())) {
			assertThat(codes).as("%s", recurrence).isEmpty();
		}
		else {
			assertThat(withoutEnd.violations()).as("%s", recurrence)
				.containsExactly(Violation.of("recurrenceRule", "recurrence-first-date", first, recurrence.start()));
		}
	}

	private static void checkSearches(Recurrence recurrence, List<LocalDate> dates, LocalDate horizon,
			RandomRules random) {
		int days = (int) (horizon.toEpochDay() - recurrence.start().toEpochDay());
		for (int i = 0; i < 4; i++) {
			LocalDate date = recurrence.start().plusDays(random.number(days) - 60L);
			LocalDate to = date.plusDays(random.number(60));
			List<LocalDate> before = dates.stream().filter((found) -> found.isBefore(date)).toList();
			List<LocalDate> after = dates.subList(before.size(), dates.size());
			assertThat(recurrence.dates(date, to, 5)).as("%s from %s to %s", recurrence, date, to)
				.isEqualTo(after.stream().filter((found) -> found.isBefore(to)).limit(5).toList());
			assertThat(recurrence.countBefore(date)).as("%s before %s", recurrence, date).isEqualTo(before.size());
			assertThat(recurrence.lastBefore(date)).as("%s before %s", recurrence, date)
				.isEqualTo(before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1)));
			assertThat(recurrence.nextFrom(date).filter((found) -> !found.isAfter(horizon)))
				.as("%s from %s", recurrence, date)
				.isEqualTo(after.stream().findFirst());
			assertThat(recurrence.occursOn(date)).as("%s on %s", recurrence, date).isEqualTo(dates.contains(date));
		}
		if (recurrence.isEndless()) {
			assertThat(recurrence.last()).isEmpty();
		}
		else {
			LocalDate last = recurrence.last().orElseThrow();
			assertThat(last.isAfter(horizon) ? recurrence.lastBefore(horizon.plusDays(1)).orElseThrow() : last)
				.as("%s", recurrence)
				.isEqualTo(dates.get(dates.size() - 1));
		}
	}

	private static void checkSplits(Recurrence recurrence, List<LocalDate> dates, LocalDate horizon,
			RandomRules random) {
		int index = random.number(Math.min(dates.size(), 300));
		LocalDate date = dates.get(index);
		Recurrence rest = new Recurrence(recurrence.remainingFrom(date), date, recurrence.time(), recurrence.zone());
		assertThat(allDates(rest, horizon)).as("%s from %s", recurrence, date)
			.isEqualTo(dates.subList(index, dates.size()));
		Optional<RecurrenceRule> ended = recurrence.endingBefore(date);
		assertThat(ended.isPresent()).isEqualTo(index > 0);
		ended.ifPresent((rule) -> {
			Recurrence first = new Recurrence(rule, recurrence.start(), recurrence.time(), recurrence.zone());
			assertThat(rule).isEqualTo(RecurrenceRule.parse(rule.toString()))
				.isEqualTo(rule.adaptedTo(recurrence.time(), recurrence.zone()));
			assertThat(allDates(first, horizon)).as("%s before %s", recurrence, date)
				.isEqualTo(dates.subList(0, index));
			assertThat(first.last()).contains(dates.get(index - 1));
		});
	}

	private static void checkMove(Recurrence recurrence, RandomRules random) {
		assertThat(recurrence.movedTo(recurrence.start(), recurrence.time(), recurrence.zone())).isEqualTo(recurrence);
		LocalDate newStart = recurrence.start().plusDays(random.number(80) - 40L);
		boolean allDay = random.number(3) == 0;
		LocalTime newTime = allDay ? null : LocalTime.of(random.number(24), 15);
		ZoneId newZone = allDay ? null : ZoneId.of("Asia/Tokyo");
		Recurrence moved;
		try {
			moved = recurrence.movedTo(newStart, newTime, newZone);
		}
		catch (RuleViolatedException ex) {
			RecurrenceRule rule = recurrence.rule();
			assertThat(ex.violations()).extracting(Violation::field).containsExactly("startDate");
			boolean tooLate = ex.violations().get(0).code().equals("recurrence-move-until") && rule.interval() > 20;
			assertThat(tooLate || rule.byDay().size() > 1 || rule.byMonthDay().size() > 1 || rule.byMonth().size() > 1
					|| !rule.bySetPos().isEmpty())
				.as("%s to %s: %s", recurrence, newStart, ex.violations())
				.isTrue();
			return;
		}
		String description = recurrence + " moved to " + moved;
		assertThat(moved.start()).as(description).isEqualTo(newStart);
		assertThat(moved.violations()).as(description).isEmpty();
		assertThat(moved.rule()).as(description)
			.isEqualTo(moved.rule().adaptedTo(newTime, newZone))
			.isEqualTo(RecurrenceRule.parse(moved.rule().toString()));
		LocalDate horizon = newStart.plusYears(2);
		assertThat(allDates(moved, horizon)).as(description).isEqualTo(oracle(moved).dates(horizon));
		assertThat(moved.isEndless()).isEqualTo(recurrence.isEndless());
		assertThat(moved.rule().count()).as(description).isEqualTo(recurrence.rule().count());
		if (moved.rule().until() != null) {
			assertThat(moved.countBefore(RuleDays.LAST)).as(description)
				.isEqualTo(recurrence.countBefore(RuleDays.LAST));
		}
	}

	/**
	 * The library is wrong for yearly rules with days of the month but no month; see
	 * decision 36.
	 */
	@Test
	void randomRulesAgreeWithAnotherLibrary() throws InvalidRecurrenceRuleException {
		RandomRules random = new RandomRules(SEED + 1);
		int compared = 0;
		while (compared < RULES) {
			Recurrence recurrence = random.next();
			Optional<LocalDate> first = recurrence.nextFrom(recurrence.start());
			if (first.isEmpty() || isMisreadByLibrary(recurrence.rule())) {
				continue;
			}
			Recurrence started = new Recurrence(recurrence.rule().adaptedTo(null, null), first.get(), null, null);
			if (!started.violations().isEmpty()) {
				continue;
			}
			compared++;
			List<LocalDate> dates = allDates(started, first.get().plusYears(4));
			assertThat(libraryDates(started, dates.size())).as("%s", started).isEqualTo(dates);
		}
	}

	static boolean isMisreadByLibrary(RecurrenceRule rule) {
		return rule.frequency() == Frequency.YEARLY && !rule.byMonthDay().isEmpty() && rule.byMonth().isEmpty();
	}

	static List<LocalDate> libraryDates(Recurrence recurrence, int limit) throws InvalidRecurrenceRuleException {
		LocalDate start = recurrence.start();
		RecurrenceRuleIterator dates = new org.dmfs.rfc5545.recur.RecurrenceRule(recurrence.rule().toString())
			.iterator(new DateTime(start.getYear(), start.getMonthValue() - 1, start.getDayOfMonth()));
		List<LocalDate> found = new ArrayList<>();
		while (found.size() < limit && dates.hasNext()) {
			DateTime next = dates.nextDateTime();
			found.add(LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth()));
		}
		return found;
	}

	@ParameterizedTest
	@ValueSource(strings = { "en-US", "de-DE", "ar-SA-u-nu-arab" })
	void rulesDoNotDependOnTheDefaultLocale(String language) {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag(language));
			RandomRules random = new RandomRules(SEED + 2);
			for (int i = 0; i < 300; i++) {
				Recurrence recurrence = random.next();
				LocalDate horizon = recurrence.start().plusYears(2);
				assertThat(recurrence.rule().toString()).matches("[A-Z0-9;=,-]+");
				assertThat(RecurrenceRule.parse(recurrence.rule().toString().toLowerCase(Locale.ROOT)))
					.isEqualTo(recurrence.rule());
				assertThat(allDates(recurrence, horizon)).as("%s", recurrence)
					.isEqualTo(oracle(recurrence).dates(horizon));
			}
			assertThat(new Recurrence(RecurrenceRule.parse("FREQ=WEEKLY;INTERVAL=3;COUNT=4;BYDAY=WE,SU"),
					LocalDate.of(2025, 2, 19), null, null)
				.dates(LocalDate.MIN.plusDays(1), LocalDate.of(2030, 1, 1), 10))
				.containsExactly(LocalDate.of(2025, 2, 19), LocalDate.of(2025, 2, 23), LocalDate.of(2025, 3, 12),
						LocalDate.of(2025, 3, 16));
		}
		finally {
			Locale.setDefault(before);
		}
	}

	private static List<LocalDate> allDates(Recurrence recurrence, LocalDate horizon) {
		return recurrence.dates(recurrence.start(), horizon.plusDays(1), Integer.MAX_VALUE);
	}

	private static RuleOracle oracle(Recurrence recurrence) {
		return new RuleOracle(recurrence.rule().toString(), recurrence.start(), recurrence.time(), recurrence.zone());
	}

}
