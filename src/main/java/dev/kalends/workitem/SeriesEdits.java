package dev.kalends.workitem;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.workitem.recurrence.OriginalStart;
import dev.kalends.workitem.recurrence.Recurrence;
import dev.kalends.workitem.recurrence.RecurrenceRule;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Applies an edit of a series to its exceptions: overrides follow the series where they
 * still have its old values, all exceptions move with it, and those whose date the new
 * rule does not have end. All methods require that the tree of the series is locked.
 */
@Component
class SeriesEdits {

	private static final int MAX_EXCEPTIONS = 1_000;

	private static final UUID NO_ID = new UUID(0, 0);

	private static final Set<WorkItemField<?>> NOT_COPIED = Set.of(WorkItemField.PARENT_ID, WorkItemField.TEAM_ID,
			WorkItemField.RECURRENCE_RULE, WorkItemField.START_DATE, WorkItemField.DUE_DATE, WorkItemField.START_TIME,
			WorkItemField.END_TIME, WorkItemField.TIME_ZONE);

	private final SeriesExceptionRepository exceptions;

	private final WorkItemRepository repository;

	private final LockedTree tree;

	private final ScopeChanges changes;

	private final Clock clock;

	SeriesEdits(SeriesExceptionRepository exceptions, WorkItemRepository repository, LockedTree tree,
			ScopeChanges changes, Clock clock) {
		this.exceptions = exceptions;
		this.repository = repository;
		this.tree = tree;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Touches the scopes of the series of an override, because a change of the override
	 * changes what the series shows. Does nothing for other items.
	 */
	void touchSeriesOf(WorkItem item) {
		Optional.ofNullable(item.seriesId())
			.flatMap(this.tree::find)
			.ifPresent((series) -> this.changes.touch(series.scopes()));
	}

	/**
	 * Applies an edit to the exceptions of a series. The edit was applied to the series
	 * already.
	 * @param zone the time zone of the person
	 */
	void follow(WorkItem series, WorkItemEdit edit, ZoneId zone, Instant now) {
		List<SeriesException> all = this.exceptions.findBySeries(series.id());
		if (all.isEmpty()) {
			return;
		}
		Map<LocalDate, LocalDate> dates = newDates(series, edit, all);
		Map<SeriesException, @Nullable LocalDate> moved = new LinkedHashMap<>();
		for (SeriesException exception : all) {
			LocalDate occurrence = dates.get(exception.occurrence());
			WorkItem override = exception.override();
			if (override != null) {
				this.changes.touch(override.scopes());
				follow(override, exception.occurrence(),
						(occurrence != null) ? occurrence : exception.occurrence().plusDays(edit.days()), edit, zone,
						now);
			}
			if (!exception.occurrence().equals(occurrence)) {
				moved.put(exception, occurrence);
			}
		}
		move(series, moved);
	}

	/**
	 * Returns the new original dates of exceptions. If the rule follows a move, the third
	 * occurrence stays the third one. If the person changed the rule, exceptions move by
	 * the difference.
	 * @return the new dates by the old ones, without those that the rule does not have
	 */
	private static Map<LocalDate, LocalDate> newDates(WorkItem series, WorkItemEdit edit,
			List<SeriesException> exceptions) {
		List<LocalDate> dates = exceptions.stream().map(SeriesException::occurrence).toList();
		Recurrence recurrence = series.recurrence().orElse(null);
		LocalDate first = edit.before().schedule().firstDay();
		String rule = edit.before().recurrenceRule();
		if (recurrence == null || first == null || rule == null) {
			return Map.of();
		}
		if (edit.keepsRule() && edit.days() != 0) {
			Schedule before = edit.before().schedule();
			return new Recurrence(RecurrenceRule.parse(rule), first, before.startTime(), before.zone())
				.correspondingDates(recurrence, Set.copyOf(dates));
		}
		return dates.stream()
			.filter((date) -> recurrence.occursOn(date.plusDays(edit.days())))
			.collect(Collectors.toMap(Function.identity(), (date) -> date.plusDays(edit.days())));
	}

	/**
	 * Changes the dates of exceptions.
	 * @param moved the exceptions with their new dates; {@code null} ends an exception
	 */
	private void move(WorkItem series, Map<SeriesException, @Nullable LocalDate> moved) {
		if (moved.isEmpty()) {
			return;
		}
		remove(moved.keySet());
		moved.forEach((exception, occurrence) -> {
			WorkItem override = exception.override();
			if (occurrence != null) {
				except(series, occurrence, override);
			}
			else if (override != null) {
				override.detach();
			}
		});
	}

	/**
	 * Replaces an occurrence of a series by an override, or removes it.
	 * @param override the override; {@code null} to remove the occurrence
	 */
	void except(WorkItem series, LocalDate occurrence, @Nullable WorkItem override) {
		this.changes.touch(series.scopes());
		if (override != null) {
			this.changes.touch(override.scopes());
			override.attach(series, occurrence);
		}
		this.exceptions.save(new SeriesException(series, occurrence, override));
	}

	/**
	 * Removes exceptions, so that their dates can be used again. Overrides stay attached
	 * to the series.
	 */
	void remove(Iterable<SeriesException> removed) {
		removed.forEach((exception) -> {
			this.changes.touch(exception.series().scopes());
			WorkItem override = exception.override();
			if (override != null) {
				this.changes.touch(override.scopes());
			}
			this.exceptions.delete(exception);
		});
		// Hibernate would insert before it deletes.
		this.exceptions.flush();
	}

	/**
	 * Moves the exceptions from a date on to another series that has the same dates.
	 */
	void moveExceptions(WorkItem from, LocalDate start, WorkItem to) {
		List<SeriesException> later = from(from, start);
		remove(later);
		later.forEach((exception) -> except(to, exception.occurrence(), exception.override()));
	}

	/**
	 * Returns the exceptions of a series from a date on.
	 */
	List<SeriesException> from(WorkItem series, LocalDate start) {
		return this.exceptions.findBySeries(series.id())
			.stream()
			.filter((exception) -> !exception.occurrence().isBefore(start))
			.toList();
	}

	/**
	 * Requires that a series may have another exception. An edit of the series reads all
	 * of them.
	 * @throws RuleViolatedException when there are too many
	 */
	void requireRoom(WorkItem series) {
		if (this.exceptions.count(series.id()) >= MAX_EXCEPTIONS) {
			throw new RuleViolatedException(
					Violation.of(OriginalStart.PARAMETER, "too-many-exceptions", MAX_EXCEPTIONS));
		}
	}

	/**
	 * Requires that a team or a person can have more series.
	 * @param added the number of additional series
	 * @param exceptId a series that is not counted; {@code null} to count all
	 * @throws RuleViolatedException when there are too many
	 */
	void requireRoomForSeries(ItemOwner owner, long added, @Nullable UUID exceptId) {
		if (added > 0 && roomForSeries(owner, exceptId) < added) {
			throw new RuleViolatedException(
					Violation.of("recurrenceRule", "too-many-series", SeriesService.MAX_SERIES));
		}
	}

	/**
	 * Returns how many more series a team or a person can have.
	 * @param exceptId a series that is not counted; {@code null} to count all
	 */
	int roomForSeries(ItemOwner owner, @Nullable UUID exceptId) {
		UUID except = Objects.requireNonNullElse(exceptId, NO_ID);
		UUID teamId = owner.teamId();
		Instant now = this.clock.instant();
		return SeriesService.MAX_SERIES - ((teamId != null) ? this.repository.countSeriesOfTeam(teamId, except, now)
				: this.repository.countSeriesOfPerson(owner.ownerId(), except, now));
	}

	/**
	 * Returns whether an item is a series that has not ended.
	 */
	boolean isLivingSeries(WorkItem item) {
		Instant end = item.endsAt();
		return item.isSeries() && end != null && end.isAfter(this.clock.instant());
	}

	/**
	 * Returns whether a series has another occurrence that is not removed.
	 * @param date the original date of an occurrence
	 * @param later whether to look at later occurrences as well, or only at earlier ones
	 */
	boolean hasOccurrences(WorkItem series, LocalDate date, boolean later) {
		Set<LocalDate> removed = this.exceptions.findBySeries(series.id())
			.stream()
			.filter((exception) -> exception.override() == null || exception.override().isTrashed())
			.map(SeriesException::occurrence)
			.collect(Collectors.toSet());
		Recurrence recurrence = series.recurrence().orElseThrow();
		LocalDate end = later ? LocalDate.MAX : date;
		return recurrence.dates(recurrence.start(), end, removed.size() + 2)
			.stream()
			.anyMatch((other) -> !other.equals(date) && !removed.contains(other));
	}

	Optional<SeriesException> find(WorkItem series, LocalDate occurrence) {
		return this.exceptions.find(series.id(), occurrence);
	}

	/**
	 * Attaches an override that is restored to its series again. If the series does not
	 * have its date any more, or something else replaces it, the override becomes an
	 * ordinary item.
	 */
	void reattach(WorkItem override, WorkItem series) {
		LocalDate occurrence = Objects.requireNonNull(override.occurrence());
		Optional<SeriesException> existing = find(series, occurrence);
		boolean replaces = existing.isPresent() && override.id().equals(existing.get().overrideId());
		boolean occurs = series.recurrence().filter((recurrence) -> recurrence.occursOn(occurrence)).isPresent();
		if (occurs && replaces) {
			return;
		}
		if (occurs && existing.isEmpty()) {
			except(series, occurrence, override);
			return;
		}
		if (replaces) {
			remove(List.of(existing.get()));
		}
		override.detach();
	}

	private void follow(WorkItem override, LocalDate occurrenceBefore, LocalDate occurrence, WorkItemEdit edit,
			ZoneId zone, Instant now) {
		WorkItemDraft own = override.asDraft();
		WorkItemDraft.Builder next = own.with();
		WorkItemField.ALL.stream()
			.filter((field) -> !NOT_COPIED.contains(field))
			.filter((field) -> Objects.equals(own.get(field), edit.before().get(field)))
			.forEach((field) -> next.copy(field, edit.after().draft()));
		Schedule schedule = schedule(own.schedule(), occurrenceBefore, occurrence, edit);
		next.startDate(schedule.startDate())
			.dueDate(schedule.dueDate())
			.startTime(schedule.startTime())
			.endTime(schedule.endTime())
			.timeZone(schedule.zone());
		WorkItemDraft copied = next.build();
		WorkItemDraft requested = copied.equals(own) ? own : valid(copied, own, edit.after().draft(), zone);
		if (!requested.equals(own)) {
			WorkItemEdit ownEdit = WorkItemEdit.between(own, requested, zone);
			if (ownEdit.changesInheritedSettings()) {
				this.changes.touch(Scope.settingsOf(override.id()));
			}
			override.follow(ownEdit.after(), now);
			this.changes.touch(override.scopes());
		}
	}

	/**
	 * Restores the override's own values where the copied ones are invalid, such as a
	 * category that does not fit the type. If its own category does not fit the type that
	 * follows the series, the category follows too.
	 */
	private static WorkItemDraft valid(WorkItemDraft requested, WorkItemDraft own, WorkItemDraft series, ZoneId zone) {
		List<Violation> violations = DraftRules.violations(requested, zone);
		if (violations.isEmpty()) {
			return requested;
		}
		WorkItemDraft.Builder kept = requested.with();
		violations.forEach((violation) -> WorkItemField.named(violation.field()).ifPresent((f) -> kept.copy(f, own)));
		if (requested.type() == series.type() && !DraftRules.violations(kept.build(), zone).isEmpty()) {
			kept.copy(WorkItemField.ACTIVITY_CATEGORY, series);
		}
		WorkItemDraft draft = kept.build();
		return DraftRules.violations(draft, zone).isEmpty() ? draft : own;
	}

	/**
	 * Returns the new dates of an override: those of the series if it had them before the
	 * edit, otherwise its own, moved by the same difference.
	 */
	private static Schedule schedule(Schedule own, LocalDate occurrenceBefore, LocalDate occurrence,
			WorkItemEdit edit) {
		Schedule before = edit.before().schedule();
		Schedule after = edit.after().schedule();
		if (own.equals(before.startingOn(occurrenceBefore))) {
			return after.startingOn(occurrence);
		}
		return own.movedBy(Schedule.difference(before.startingOn(occurrenceBefore), after.startingOn(occurrence)));
	}

	/**
	 * Returns the overrides among exceptions that are not in the trash.
	 */
	static List<WorkItem> overrides(List<SeriesException> exceptions) {
		List<WorkItem> overrides = new ArrayList<>();
		for (SeriesException exception : exceptions) {
			WorkItem override = exception.override();
			if (override != null && !override.isTrashed()) {
				overrides.add(override);
			}
		}
		return overrides;
	}

}
