package dev.kalends.exchange;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.workitem.CheckedDraft;
import dev.kalends.workitem.Schedule;
import dev.kalends.workitem.recurrence.OriginalStart;
import dev.kalends.workitem.recurrence.Recurrence;
import dev.kalends.workitem.recurrence.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/**
 * Reads the column {@value #COLUMN}: the original starts of occurrences that a series
 * does not have, separated by semicolons.
 */
final class RemovedOccurrences {

	static final String COLUMN = "recurrence_exceptions";

	private static final int MAX = 1_000;

	private RemovedOccurrences() {
	}

	/**
	 * Parses a cell.
	 * @param text the text of the cell; {@code null} when it is empty
	 * @param draft the item of the row
	 * @throws RuleViolatedException when a value is not an occurrence of the item
	 */
	static Set<LocalDate> parse(@Nullable String text, CheckedDraft draft) {
		Set<LocalDate> dates = new TreeSet<>();
		if (text == null) {
			return dates;
		}
		String rule = draft.recurrenceRule();
		LocalDate first = draft.schedule().firstDay();
		if (rule == null || first == null) {
			throw new RuleViolatedException(Violation.of(COLUMN, "csv-exceptions-without-rule"));
		}
		Schedule schedule = draft.schedule();
		Recurrence recurrence = new Recurrence(RecurrenceRule.parse(rule), first, schedule.startTime(),
				schedule.zone());
		String[] values = text.split(";");
		if (values.length > MAX) {
			throw new RuleViolatedException(Violation.of(COLUMN, "too-many-values", MAX));
		}
		Arrays.stream(values)
			.map(String::strip)
			.filter((value) -> !value.isEmpty())
			.forEach((value) -> dates.add(date(value, recurrence)));
		return dates;
	}

	private static LocalDate date(String text, Recurrence recurrence) {
		try {
			OriginalStart start = OriginalStart.parse(text);
			if (start.isOf(recurrence)) {
				return start.date();
			}
		}
		catch (UnreadableInputException ex) {
			throw new RuleViolatedException(Violation.of(COLUMN, "occurrence"));
		}
		throw new RuleViolatedException(Violation.of(COLUMN, "csv-no-occurrence", text));
	}

}
