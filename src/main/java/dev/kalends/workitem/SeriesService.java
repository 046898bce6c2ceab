package dev.kalends.workitem;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.Ids;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.team.Teams;
import dev.kalends.workitem.recurrence.ApplyTo;
import dev.kalends.workitem.recurrence.OriginalStart;
import dev.kalends.workitem.recurrence.Recurrence;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Changes and deletes single occurrences of a series, an occurrence and all later ones,
 * or the whole series. A changed occurrence is an item of its own, the override. A change
 * of later occurrences ends the series and starts a new one.
 */
@Service
public class SeriesService {

	/**
	 * Maximum number of series that have not ended, per team and per owner of personal
	 * items.
	 */
	public static final int MAX_SERIES = 2_000;

	private final WorkItemService service;

	private final WorkItemRemoval removal;

	private final SeriesEdits edits;

	private final WorkItemRepository repository;

	private final LockedTree tree;

	private final ReferenceLocks references;

	private final DerivedValues derived;

	private final Teams teams;

	private final ScopeChanges changes;

	private final WriteTransactions transactions;

	private final ApplicationEventPublisher events;

	private final Ids ids;

	private final Clock clock;

	SeriesService(WorkItemService service, WorkItemRemoval removal, SeriesEdits edits, WorkItemRepository repository,
			LockedTree tree, ReferenceLocks references, DerivedValues derived, Teams teams, ScopeChanges changes,
			WriteTransactions transactions, ApplicationEventPublisher events, Ids ids, Clock clock) {
		this.service = service;
		this.removal = removal;
		this.edits = edits;
		this.repository = repository;
		this.tree = tree;
		this.references = references;
		this.derived = derived;
		this.teams = teams;
		this.changes = changes;
		this.transactions = transactions;
		this.events = events;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Edits occurrences of a series.
	 * @param itemId the series, or the override that replaces the occurrence
	 * @param start the original start of the occurrence
	 * @param expected tests whether the occurrence is still in the state that the edit is
	 * based on: the override, or the series if it is unchanged
	 * @param change returns the requested state of the occurrence. Its dates are those of
	 * the occurrence, its recurrence rule is that of the series
	 * @return the override, the new series, or the series. If nothing changes, there is
	 * no new override or series
	 * @throws NotFoundException when there is no such occurrence or the viewer cannot see
	 * it
	 * @throws StaleVersionException when {@code expected} fails
	 * @throws NotPermittedException when the viewer may not change one of the changed
	 * members
	 * @throws RuleViolatedException when the requested state is invalid
	 */
	public WorkItem edit(Viewer viewer, UUID itemId, OriginalStart start, ApplyTo apply, Predicate<WorkItem> expected,
			UnaryOperator<WorkItemDraft> change) {
		return this.transactions.execute(() -> {
			LockedOccurrence occurrence = lock(viewer, itemId, start);
			StaleVersionException.throwUnless(expected, occurrence.shown());
			WorkItemDraft shown = occurrence.draft();
			WorkItemDraft requested = change.apply(shown);
			if (requested.equals(shown)) {
				return (apply == ApplyTo.THIS) ? occurrence.shown() : occurrence.series();
			}
			return switch (effective(apply, occurrence)) {
				case THIS -> editThis(viewer, occurrence, requested);
				case FOLLOWING -> editFollowing(viewer, occurrence, requested);
				case ALL -> editAll(viewer, occurrence, requested);
			};
		});
	}

	private WorkItem editThis(Viewer viewer, LockedOccurrence occurrence, WorkItemDraft requested) {
		if (!Objects.equals(requested.recurrenceRule(), occurrence.series().recurrenceRule())) {
			throw new RuleViolatedException(Violation.of("recurrenceRule", "rule-of-occurrence"));
		}
		WorkItemDraft single = requested.with().recurrenceRule(null).build();
		WorkItemDraft before = occurrence.draft().with().recurrenceRule(null).build();
		if (single.equals(before)) {
			return occurrence.shown();
		}
		if (occurrence.isChanged()) {
			this.service.change(viewer, occurrence.access(), occurrence.shown(), before, single);
			return occurrence.shown();
		}
		occurrence.access().requireMayChange(occurrence.series(), before, single);
		this.edits.requireRoom(occurrence.series());
		// The references of both states at once, in the order of locks.
		this.references.lock(occurrence.series().teamId(), DraftRules.check(single, viewer.zone()),
				List.of(occurrence.series()));
		WorkItem override = new WorkItem(this.ids.next(), occurrence.series(), occurrence.date(),
				DraftRules.check(before, viewer.zone()), this.clock.instant());
		this.changes.because("work_item.occurrence_edited", viewer.id(), override.id());
		this.changes.touch(Scope.user(viewer.id()));
		this.changes.touch(override.scopes());
		this.repository.save(override);
		this.edits.except(occurrence.series(), occurrence.date(), override);
		// So that the history records what differs from the occurrence.
		this.repository.flush();
		this.service.change(viewer, occurrence.access(), override, before, single);
		return override;
	}

	private WorkItem editAll(Viewer viewer, LockedOccurrence occurrence, WorkItemDraft requested) {
		WorkItem item = occurrence.series();
		WorkItemDraft before = item.asDraft(occurrence.access());
		this.service.change(viewer, occurrence.access(), item, before,
				transferred(before, occurrence, requested, viewer));
		changeShownOverride(viewer, occurrence, requested);
		return item;
	}

	/**
	 * Ends the series before the occurrence and continues it as a new series, which is
	 * then edited. The new series has an id of its own, because other calendars identify
	 * a series by its id and its start.
	 */
	private WorkItem editFollowing(Viewer viewer, LockedOccurrence occurrence, WorkItemDraft requested) {
		WorkItem earlier = occurrence.series();
		if (!occurrence.access().manages(earlier)) {
			throw new NotPermittedException(
					occurrence.access().isOwnerOrMember(earlier) ? "change-as-viewer" : "split-series-as-assignee");
		}
		// The references of both states at once, in the order of locks.
		this.references.lock(earlier.teamId(),
				DraftRules.check(requested.with().recurrenceRule(null).build(), viewer.zone()), List.of(earlier));
		this.edits.requireRoomForSeries(earlier.owner(), 1, null);
		Recurrence recurrence = earlier.recurrence().orElseThrow();
		WorkItemDraft continued = onDate(earlier.asDraft(), occurrence.date()).with()
			.recurrenceRule(recurrence.remainingFrom(occurrence.date()).toString())
			.build();
		WorkItem later = new WorkItem(this.ids.next(), earlier.ownerId(), earlier.teamId(), null,
				DraftRules.check(continued, viewer.zone()), this.clock.instant());
		later.inheritFromSeries(earlier);
		this.changes.because("work_item.series_split", viewer.id(), later.id());
		this.changes.touch(Scope.user(viewer.id()));
		this.changes.touch(later.scopes());
		this.repository.save(later);
		this.edits.moveExceptions(earlier, occurrence.date(), later);
		end(viewer, occurrence);
		this.events.publishEvent(new SeriesSplit(earlier.id(), later.id()));
		this.derived.rollUp(later.parentId());
		WorkItemDraft before = later.asDraft(occurrence.access());
		this.service.change(viewer, occurrence.access(), later, before,
				transferred(before, occurrence, requested, viewer));
		changeShownOverride(viewer, occurrence, requested);
		return later;
	}

	/**
	 * Ends a series before an occurrence that is not its first one.
	 */
	private void end(Viewer viewer, LockedOccurrence occurrence) {
		WorkItem item = occurrence.series();
		WorkItemDraft before = item.asDraft(occurrence.access());
		String ending = item.recurrence()
			.flatMap((recurrence) -> recurrence.endingBefore(occurrence.date()))
			.orElseThrow()
			.toString();
		this.service.change(viewer, occurrence.access(), item, before, before.with().recurrenceRule(ending).build());
	}

	/**
	 * Applies the requested values to the override that was edited. An edit of the series
	 * alone would leave its own values unchanged.
	 */
	private void changeShownOverride(Viewer viewer, LockedOccurrence occurrence, WorkItemDraft requested) {
		if (!occurrence.isChanged()) {
			return;
		}
		WorkItem override = occurrence.shown();
		WorkItemDraft before = override.asDraft(occurrence.access());
		WorkItemDraft.Builder after = before.with();
		WorkItemField.ALL.stream()
			.filter((field) -> field != WorkItemField.RECURRENCE_RULE)
			.filter((field) -> !Objects.equals(occurrence.draft().get(field), requested.get(field)))
			.forEach((field) -> after.copy(field, requested));
		this.service.change(viewer, occurrence.access(), override, before,
				after.parentId(before.parentId()).teamId(before.teamId()).build());
	}

	/**
	 * Returns the state of a series after the change that turns an occurrence as it is
	 * shown into the requested one. Dates move by the same difference.
	 */
	private static WorkItemDraft transferred(WorkItemDraft series, LockedOccurrence occurrence, WorkItemDraft requested,
			Viewer viewer) {
		WorkItemDraft shown = occurrence.draft();
		WorkItemDraft.Builder changed = series.with();
		WorkItemField.ALL.stream()
			.filter((field) -> !Objects.equals(shown.get(field), requested.get(field)))
			.forEach((field) -> changed.copy(field, requested));
		Schedule from = DraftRules.schedule(shown, viewer.zone());
		Schedule to = DraftRules.schedule(requested, viewer.zone());
		Schedule moved = from.equals(to) ? series.schedule() : series.schedule().changedLike(from, to);
		return changed.startDate(moved.startDate())
			.dueDate(moved.dueDate())
			.startTime(moved.startTime())
			.endTime(moved.endTime())
			.timeZone(moved.zone())
			.build();
	}

	/**
	 * Deletes occurrences of a series.
	 * @param itemId the series, or the override that replaces the occurrence
	 * @param start the original start of the occurrence
	 * @param expected tests whether the occurrence is still in the state that the
	 * deletion is based on
	 * @return the series
	 * @throws NotFoundException when there is no such occurrence or the viewer cannot see
	 * it
	 * @throws NotPermittedException when the viewer may not delete it
	 * @throws StaleVersionException when {@code expected} fails
	 */
	public WorkItem delete(Viewer viewer, UUID itemId, OriginalStart start, ApplyTo apply,
			Predicate<WorkItem> expected) {
		return this.transactions.execute(() -> {
			LockedOccurrence occurrence = lock(viewer, itemId, start);
			occurrence.access().requireMayDelete(occurrence.series());
			StaleVersionException.throwUnless(expected, occurrence.shown());
			ApplyTo effective = effective(apply, occurrence);
			if (effective == ApplyTo.THIS && !this.edits.hasOccurrences(occurrence.series(), occurrence.date(), true)) {
				// A series without any occurrence would only be visible in lists.
				effective = ApplyTo.ALL;
			}
			switch (effective) {
				case THIS -> deleteThis(viewer, occurrence);
				case FOLLOWING -> deleteFollowing(viewer, occurrence);
				case ALL -> this.removal.delete(viewer, occurrence.series().id(), (current) -> true, null);
			}
			return occurrence.series();
		});
	}

	private void deleteThis(Viewer viewer, LockedOccurrence occurrence) {
		if (occurrence.isChanged()) {
			this.removal.delete(viewer, occurrence.shown().id(), (current) -> true, null);
			return;
		}
		this.edits.requireRoom(occurrence.series());
		this.changes.because("work_item.occurrence_deleted", viewer.id(), occurrence.series().id());
		this.changes.touch(Scope.user(viewer.id()));
		this.edits.except(occurrence.series(), occurrence.date(), null);
	}

	private void deleteFollowing(Viewer viewer, LockedOccurrence occurrence) {
		this.changes.because("work_item.occurrences_deleted", viewer.id(), occurrence.series().id());
		List<WorkItem> overrides = SeriesEdits.overrides(this.edits.from(occurrence.series(), occurrence.date()));
		end(viewer, occurrence);
		if (!overrides.isEmpty()) {
			this.removal.deleteTogether(viewer, new ArrayList<>(overrides));
		}
	}

	/**
	 * Returns the exceptions of a locked series: the original dates with the overrides,
	 * empty for removed occurrences.
	 */
	public Map<LocalDate, Optional<UUID>> exceptions(WorkItem item) {
		return this.edits.from(item, LocalDate.MIN)
			.stream()
			.collect(Collectors.toMap(SeriesException::occurrence,
					(exception) -> Optional.ofNullable(exception.overrideId())));
	}

	/**
	 * Removes exceptions of a locked series, for an undo. Overrides keep their link to
	 * the series.
	 * @param occurrences the original dates
	 */
	public void removeExceptions(WorkItem item, Collection<LocalDate> occurrences) {
		if (!occurrences.isEmpty()) {
			this.edits.remove(this.edits.from(item, LocalDate.MIN)
				.stream()
				.filter((exception) -> occurrences.contains(exception.occurrence()))
				.toList());
		}
	}

	/**
	 * Returns whether an override replaces an occurrence of a locked series.
	 */
	public boolean replaces(WorkItem override, WorkItem item, LocalDate occurrence) {
		return this.edits.find(item, occurrence)
			.filter((exception) -> override.id().equals(exception.overrideId()))
			.isPresent();
	}

	/**
	 * Removes occurrences of a new series, which has no exceptions yet.
	 */
	public void removeOccurrences(WorkItem item, Collection<LocalDate> occurrences) {
		occurrences.forEach((occurrence) -> this.edits.except(item, occurrence, null));
	}

	/**
	 * Creates an exception of a locked series, for an undo, unless it exists.
	 * @param override the override; {@code null} for a removed occurrence
	 */
	public void addException(WorkItem item, LocalDate occurrence, @Nullable WorkItem override) {
		if (this.edits.find(item, occurrence).isEmpty()) {
			this.edits.except(item, occurrence, override);
		}
	}

	/**
	 * Returns how many more series a team or a person can have.
	 */
	public int roomForSeries(ItemOwner owner) {
		return this.edits.roomForSeries(owner, null);
	}

	/**
	 * Makes an override an ordinary item, after its exception was removed.
	 */
	public void detach(WorkItem override) {
		this.changes.touch(override.scopes());
		override.detach();
	}

	/**
	 * Returns what a change really applies to. If no occurrence precedes the given one, a
	 * change of it and all following ones is a change of the series.
	 */
	private ApplyTo effective(ApplyTo apply, LockedOccurrence occurrence) {
		return (apply == ApplyTo.FOLLOWING && !this.edits.hasOccurrences(occurrence.series(), occurrence.date(), false))
				? ApplyTo.ALL : apply;
	}

	/**
	 * Locks the tree of a series and finds one of its occurrences.
	 */
	private LockedOccurrence lock(Viewer viewer, UUID itemId, OriginalStart start) {
		LocalDate date = start.date();
		WorkItem item = this.tree.lockExisting(itemId);
		Access access = new Access(this.teams.memberships(viewer.id()));
		WorkItem found = date.equals(item.occurrence())
				? this.tree.find(Objects.requireNonNull(item.seriesId())).orElseThrow(NotFoundException::new) : item;
		access.requireSees(found);
		// The caller may read the returned item after the transaction.
		found.loadAssignees();
		if (found.recurrence().filter(start::isOf).isEmpty()) {
			throw new NotFoundException();
		}
		Optional<SeriesException> exception = this.edits.find(found, date);
		if (exception.isEmpty()) {
			return LockedOccurrence.unchanged(found, date, access);
		}
		WorkItem override = exception.get().override();
		if (override == null) {
			throw new NotFoundException();
		}
		access.requireSees(override);
		override.loadAssignees();
		return LockedOccurrence.changed(found, date, override, access);
	}

	static WorkItemDraft onDate(WorkItemDraft series, LocalDate date) {
		Schedule schedule = series.schedule().startingOn(date);
		return series.with().startDate(schedule.startDate()).dueDate(schedule.dueDate()).build();
	}

	/**
	 * Published when a change of later occurrences continues a series as a new one, in
	 * the same transaction.
	 *
	 * @param seriesId the series, which ends
	 * @param continuationId the series that continues it
	 */
	public record SeriesSplit(UUID seriesId, UUID continuationId) {

	}

	/**
	 * An occurrence of a locked series.
	 *
	 * @param date the original date
	 * @param shown the override, or the series if the occurrence is unchanged
	 * @param draft the occurrence as it is shown, with the rule of the series
	 * @param access the permissions of the person who changes it
	 */
	private record LockedOccurrence(WorkItem series, LocalDate date, WorkItem shown, WorkItemDraft draft,
			Access access) {

		static LockedOccurrence unchanged(WorkItem series, LocalDate date, Access access) {
			return new LockedOccurrence(series, date, series, onDate(series.asDraft(access), date), access);
		}

		static LockedOccurrence changed(WorkItem series, LocalDate date, WorkItem override, Access access) {
			return new LockedOccurrence(series, date, override,
					override.asDraft(access).with().recurrenceRule(series.recurrenceRule()).build(), access);
		}

		boolean isChanged() {
			return !this.shown.equals(this.series);
		}

	}

}
