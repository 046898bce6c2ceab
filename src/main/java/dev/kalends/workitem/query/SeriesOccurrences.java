package dev.kalends.workitem.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kalends.workitem.Schedule;
import dev.kalends.workitem.recurrence.Recurrence;
import dev.kalends.workitem.recurrence.RecurrenceRule;

/**
 * The occurrences of a series. They are computed on the clock of its zone and converted
 * to instants afterwards, so that they keep their time of day when clocks change. They
 * depend on nothing but the series, its exceptions and the rules of its zone.
 */
public final class SeriesOccurrences {

	/**
	 * The number of days between the original date of an occurrence that overlaps a
	 * window and that window, on any clock, is at most this.
	 */
	public static final int MAX_DISTANCE_DAYS = Schedule.LONG_DAYS + 5;

	/**
	 * A start in a skipped hour moves to a later time. On the international date line, a
	 * whole day can be skipped.
	 */
	private static final int SKIPPED_DAYS = 2;

	/**
	 * How many of the first dates of a search may be too early, at most.
	 */
	private static final int MAX_BEFORE_WINDOW = 2 * SKIPPED_DAYS + 4;

	/**
	 * Parsed rules by text. Parsing takes longer than the expansion to a month, and most
	 * series share a few rules.
	 */
	private static final Cache<String, RecurrenceRule> RULES = Caffeine.newBuilder()
		.maximumSize(1000)
		.executor(Runnable::run)
		.build();

	private static final LocalDate END = LocalDate.of(3000, 1, 1);

	private final Schedule first;

	private final LocalDate start;

	private final int days;

	private final Recurrence recurrence;

	private SeriesOccurrences(Schedule first, LocalDate start, LocalDate last, RecurrenceRule rule) {
		this.first = first;
		this.start = start;
		this.days = (int) ChronoUnit.DAYS.between(start, last);
		this.recurrence = new Recurrence(rule, start, first.startTime(), first.zone());
	}

	/**
	 * Returns the occurrences of a series.
	 * @param first the dates and times of the first occurrence
	 * @param rule the text of the recurrence rule
	 */
	public static SeriesOccurrences of(Schedule first, String rule) {
		LocalDate start = Objects.requireNonNull(first.firstDay(), "A series needs a date");
		return new SeriesOccurrences(first, start, Objects.requireNonNull(first.lastDay()),
				RULES.get(rule, RecurrenceRule::parse));
	}

	/**
	 * Returns the occurrences that overlap a window, by original date.
	 * @param exceptions the original dates that are removed or replaced; those that are
	 * more than {@link #MAX_DISTANCE_DAYS} days away from the window may be missing
	 */
	public List<Occurrence> in(TimeWindow window, Set<LocalDate> exceptions) {
		List<Occurrence> occurrences = new ArrayList<>();
		for (LocalDate date : dates(window, Integer.MAX_VALUE)) {
			if (!exceptions.contains(date)) {
				Occurrence occurrence = on(date);
				if (window.overlaps(this.first.isAllDay(), occurrence.startsAt(), occurrence.endsAt())) {
					occurrences.add(occurrence);
				}
			}
		}
		return occurrences;
	}

	/**
	 * Returns whether an occurrence overlaps a window of any width.
	 * @param exceptions all original dates that are removed or replaced
	 */
	boolean anyIn(TimeWindow window, Set<LocalDate> exceptions) {
		return dates(window, exceptions.size() + MAX_BEFORE_WINDOW).stream()
			.filter((date) -> !exceptions.contains(date))
			.map(this::on)
			.anyMatch((found) -> window.overlaps(this.first.isAllDay(), found.startsAt(), found.endsAt()));
	}

	/**
	 * Returns the first occurrence whose last day in a zone is not before a day.
	 * @param exceptions all original dates that are removed or replaced
	 * @return its dates and times in the zone of the series
	 */
	Optional<Schedule> next(LocalDate day, ZoneId zone, Set<LocalDate> exceptions) {
		return this.recurrence
			.dates(day.minusDays(this.days + SKIPPED_DAYS), END, exceptions.size() + MAX_BEFORE_WINDOW)
			.stream()
			.filter((date) -> !exceptions.contains(date))
			.map(this.first::startingOn)
			.filter((schedule) -> !Objects.requireNonNull(schedule.in(zone).lastDay()).isBefore(day))
			.findFirst();
	}

	/**
	 * Returns the last occurrence.
	 * @param exceptions all original dates that are removed or replaced
	 * @return its dates and times; empty if all occurrences are removed or replaced
	 */
	Optional<Schedule> last(Set<LocalDate> exceptions) {
		Optional<LocalDate> last = this.recurrence.lastBefore(END);
		while (last.isPresent() && exceptions.contains(last.get())) {
			last = this.recurrence.lastBefore(last.get());
		}
		return last.map(this.first::startingOn);
	}

	/**
	 * Returns the dates whose occurrences may overlap a window.
	 */
	private List<LocalDate> dates(TimeWindow window, int limit) {
		return this.recurrence.dates(dateOf(window.start()).minusDays(this.days + SKIPPED_DAYS),
				dateOf(window.end()).plusDays(1), limit);
	}

	private LocalDate dateOf(TimeBound bound) {
		ZoneId zone = this.first.zone();
		return (this.first.isAllDay() || zone == null) ? bound.local().toLocalDate()
				: LocalDate.ofInstant(bound.instant(), zone);
	}

	/**
	 * Returns the occurrence on an original date.
	 */
	private Occurrence on(LocalDate date) {
		if (this.first.isAllDay()) {
			return new Occurrence(date, date.plusDays(this.days), date.atStartOfDay(ZoneOffset.UTC).toInstant(),
					date.plusDays(this.days + 1L).atStartOfDay(ZoneOffset.UTC).toInstant());
		}
		Schedule schedule = this.first.startingOn(date);
		return new Occurrence(date, date.plusDays(this.days), Objects.requireNonNull(schedule.startsAt()),
				Objects.requireNonNull(schedule.endsAt()));
	}

	/**
	 * An occurrence that is neither removed nor replaced.
	 *
	 * @param date its original date, which is its first day
	 * @param lastDay its last day
	 * @param startsAt its start; of an all-day series, in UTC
	 * @param endsAt its end, exclusive
	 */
	public record Occurrence(LocalDate date, LocalDate lastDay, Instant startsAt, Instant endsAt) {

	}

}
