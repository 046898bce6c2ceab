package dev.kalends.workitem.recurrence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * Measures the own expansion and lib-recur: wrong rules compared with {@link RuleOracle},
 * and times. The results are in decision 36.
 */
final class LibraryComparison {

	private static final int RULES = 12_000;

	private static final int SERIES = 2_000;

	private static final int ROUNDS = 7;

	private LibraryComparison() {
	}

	public static void main(String[] args) throws InvalidRecurrenceRuleException {
		List<Recurrence> rules = rules(RULES);
		countWrong(rules);
		List<Recurrence> series = rules.stream()
			.filter((rule) -> rule.rule().count() == null && rule.rule().until() == null)
			.limit(SERIES)
			.toList();
		for (int round = 0; round < ROUNDS; round++) {
			long start = System.nanoTime();
			long own = 0;
			for (Recurrence rule : rules) {
				Recurrence parsed = parsed(rule);
				own += parsed.dates(rule.start(), rule.start().plusYears(6), Integer.MAX_VALUE).size();
			}
			long afterOwn = System.nanoTime();
			long library = 0;
			for (Recurrence rule : rules) {
				library += libraryDates(rule, rule.start(), rule.start().plusYears(6)).size();
			}
			long afterLibrary = System.nanoTime();
			long ownWindow = 0;
			for (Recurrence rule : series) {
				LocalDate from = rule.start().plusYears(5);
				ownWindow += parsed(rule).dates(from, from.plusDays(42), Integer.MAX_VALUE).size();
			}
			long afterOwnWindow = System.nanoTime();
			long libraryWindow = 0;
			for (Recurrence rule : series) {
				LocalDate from = rule.start().plusYears(5);
				libraryWindow += libraryDates(rule, from, from.plusDays(42)).size();
			}
			long afterLibraryWindow = System.nanoTime();
			System.out.printf("6 years of %d rules: own %d dates in %d ms, lib-recur %d in %d ms%n", rules.size(), own,
					(afterOwn - start) / 1_000_000, library, (afterLibrary - afterOwn) / 1_000_000);
			System.out.printf("42 days of %d series: own %d dates in %.1f ms, lib-recur %d in %.1f ms%n", series.size(),
					ownWindow, (afterOwnWindow - afterLibrary) / 1e6, libraryWindow,
					(afterLibraryWindow - afterOwnWindow) / 1e6);
		}
	}

	private static List<Recurrence> rules(int number) {
		RandomRules random = new RandomRules(20261128);
		List<Recurrence> rules = new ArrayList<>();
		while (rules.size() < number) {
			Recurrence next = random.next();
			Optional<LocalDate> first = next.nextFrom(next.start());
			if (first.isPresent()) {
				Recurrence started = new Recurrence(next.rule().adaptedTo(null, null), first.get(), null, null);
				if (started.violations().isEmpty()) {
					rules.add(started);
				}
			}
		}
		return rules;
	}

	private static void countWrong(List<Recurrence> rules) throws InvalidRecurrenceRuleException {
		Map<Frequency, int[]> counts = new EnumMap<>(Frequency.class);
		for (Recurrence rule : rules) {
			LocalDate end = rule.start().plusYears(6);
			List<LocalDate> right = new RuleOracle(rule.rule().toString(), rule.start(), null, null)
				.dates(end.minusDays(1));
			int[] count = counts.computeIfAbsent(rule.rule().frequency(), (frequency) -> new int[4]);
			count[0]++;
			count[1] += rule.dates(rule.start(), end, Integer.MAX_VALUE).equals(right) ? 0 : 1;
			boolean wrong = !libraryDates(rule, rule.start(), end).equals(right);
			count[2] += wrong ? 1 : 0;
			count[3] += (wrong && RecurrencePropertyTests.isMisreadByLibrary(rule.rule())) ? 1 : 0;
		}
		counts.forEach((frequency, count) -> System.out.printf(
				"%s: %d rules, wrong: own %d, lib-recur %d (of these, BYMONTHDAY without BYMONTH: %d)%n", frequency,
				count[0], count[1], count[2], count[3]));
	}

	private static Recurrence parsed(Recurrence rule) {
		return new Recurrence(RecurrenceRule.parse(rule.rule().toString()), rule.start(), null, null);
	}

	/**
	 * Skips to the window, and ends when the library gives up the search for a date.
	 */
	private static List<LocalDate> libraryDates(Recurrence rule, LocalDate from, LocalDate to)
			throws InvalidRecurrenceRuleException {
		RecurrenceRuleIterator dates = new org.dmfs.rfc5545.recur.RecurrenceRule(rule.rule().toString())
			.iterator(dateTime(rule.start()));
		List<LocalDate> found = new ArrayList<>();
		try {
			if (from.isAfter(rule.start())) {
				dates.fastForward(dateTime(from));
			}
			while (dates.hasNext()) {
				DateTime next = dates.nextDateTime();
				LocalDate date = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
				if (!date.isBefore(to)) {
					break;
				}
				if (!date.isBefore(from)) {
					found.add(date);
				}
			}
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			return found;
		}
		return found;
	}

	private static DateTime dateTime(LocalDate date) {
		return new DateTime(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
	}

}
