package dev.kalends.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.kalends.account.People;
import dev.kalends.account.Viewer;
import dev.kalends.exchange.ImportedParents.Parent;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.Ids;
import dev.kalends.shared.Violation;
import dev.kalends.team.Memberships;
import dev.kalends.team.Teams;
import dev.kalends.workitem.ChildProgress;
import dev.kalends.workitem.DerivedValues;
import dev.kalends.workitem.Hierarchy;
import dev.kalends.workitem.LockedTree;
import dev.kalends.workitem.SeriesService;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemRepository;
import dev.kalends.workitem.WorkItemService;
import dev.kalends.workitem.WorkItemStatus;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Creates all items of a table, or none. It applies the same checks and touches the same
 * scopes as {@link WorkItemService#create} does for each item, but in bulk, so that ten
 * thousand rows take seconds.
 */
@Service
class WorkItemImport {

	private static final int ROWS_PER_STEP = 250;

	private final WorkItemRepository repository;

	private final LockedTree tree;

	private final DerivedValues derived;

	private final SeriesService series;

	private final People people;

	private final Teams teams;

	private final ScopeChanges changes;

	private final WriteTransactions transactions;

	private final EntityManager entities;

	private final Ids ids;

	private final Clock clock;

	WorkItemImport(WorkItemRepository repository, LockedTree tree, DerivedValues derived, SeriesService series,
			People people, Teams teams, ScopeChanges changes, WriteTransactions transactions, EntityManager entities,
			Ids ids, Clock clock) {
		this.repository = repository;
		this.tree = tree;
		this.derived = derived;
		this.series = series;
		this.people = people;
		this.teams = teams;
		this.changes = changes;
		this.transactions = transactions;
		this.entities = entities;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Creates the items of the rows. Roots belong to the team in their row or, without
	 * one, to the viewer.
	 * @param rows the rows of a file, in order; those with violations are left out
	 * @param leaveOut whether rows that break a rule in the database are left out too,
	 * with the rows under them
	 * @param progress receives the progress, which starts again from 0 when the
	 * transaction is retried
	 * @throws ImportRefusedException when a row breaks a rule and is not left out;
	 * nothing is saved
	 */
	Imported importRows(Viewer viewer, List<ImportRow> rows, boolean leaveOut, ImportProgress progress) {
		progress.at(0, rows.size());
		return this.transactions.execute(() -> new Attempt(viewer, rows, leaveOut).run(progress));
	}

	/**
	 * Checks everything that an import would check, including the rows under refused
	 * rows, and saves nothing.
	 * @return the violations, without those of single rows that are known already
	 */
	List<RowViolation> check(Viewer viewer, List<ImportRow> rows) {
		return this.transactions.execute(() -> new Attempt(viewer, rows, true).check());
	}

	private static void throwIfAny(List<RowViolation> violations) {
		if (!violations.isEmpty()) {
			throw new ImportRefusedException(violations);
		}
	}

	/**
	 * One attempt of an import, in one transaction.
	 */
	private final class Attempt {

		private final Viewer viewer;

		private final List<ImportRow> all;

		private final List<ImportRow.Valid> rows;

		private final boolean leaveOut;

		private final List<RowViolation> violations = new ArrayList<>();

		private final Set<Long> refused = new HashSet<>();

		private final ImportedParents parents;

		private final Map<WorkItem, List<WorkItem>> childrenOfNew = new LinkedHashMap<>();

		private final Set<UUID> existingParents = new LinkedHashSet<>();

		private final Map<WorkItem, Set<LocalDate>> removedOccurrences = new HashMap<>();

		private final Map<UUID, Integer> roomForSeries = new HashMap<>();

		Attempt(Viewer viewer, List<ImportRow> rows, boolean leaveOut) {
			this.viewer = viewer;
			this.all = rows;
			this.rows = rows.stream()
				.filter(ImportRow.Valid.class::isInstance)
				.map(ImportRow.Valid.class::cast)
				.toList();
			this.leaveOut = leaveOut;
			this.parents = new ImportedParents(viewer, WorkItemImport.this.repository, WorkItemImport.this.tree,
					WorkItemImport.this.teams);
		}

		List<RowViolation> check() {
			lock();
			items();
			return this.violations;
		}

		Imported run(ImportProgress progress) {
			lock();
			List<WorkItem> items = items();
			if (!this.leaveOut) {
				throwIfAny(this.violations);
			}
			rollUpNewParents(items);
			if (!items.isEmpty()) {
				WorkItemImport.this.changes.because("work_item.imported", this.viewer.id(), null);
				WorkItemImport.this.changes.touch(Scope.user(this.viewer.id()));
			}
			save(items, progress);
			this.existingParents.forEach(WorkItemImport.this.derived::rollUp);
			return new Imported(items.size(),
					items.stream()
						.map((item) -> item.schedule().firstDay())
						.filter(Objects::nonNull)
						.min(Comparator.naturalOrder())
						.orElse(null),
					List.of());
		}

		/**
		 * Locks trees, teams and people, in the order that {@link LockedTree} defines.
		 */
		private void lock() {
			this.parents.lockExisting(this.all);
			lockTeams();
			lockPeople();
		}

		private void lockTeams() {
			Set<UUID> teamIds = new TreeSet<>();
			this.rows.forEach((row) -> {
				if (row.teamId() != null) {
					teamIds.add(row.teamId());
				}
			});
			this.parents.teamIds().forEach(teamIds::add);
			teamIds.forEach(WorkItemImport.this.teams::lockForUse);
			// After the teams are locked, because the memberships may have changed
			// before.
			Memberships memberships = WorkItemImport.this.teams.memberships(this.viewer.id());
			for (ImportRow.Valid row : this.rows) {
				if (row.teamId() != null && !memberships.mayEdit(row.teamId())) {
					refuse(row, Violation.of("team", "unknown-team"));
				}
			}
		}

		private void lockPeople() {
			Set<UUID> unknown = new TreeSet<>();
			this.rows.forEach((row) -> unknown.addAll(row.draft().assigneeIds()));
			if (unknown.isEmpty()) {
				return;
			}
			unknown.removeAll(WorkItemImport.this.people.lockForDisplay(unknown));
			for (ImportRow.Valid row : this.rows) {
				row.draft()
					.assigneeIds()
					.stream()
					.filter(unknown::contains)
					.forEach(
							(personId) -> refuse(row, Violation.of("assignee", "unknown-person", personId.toString())));
			}
		}

		private List<WorkItem> items() {
			Instant now = WorkItemImport.this.clock.instant();
			List<WorkItem> items = new ArrayList<>();
			for (ImportRow row : this.all) {
				WorkItem item = (row instanceof ImportRow.Valid valid) ? item(valid, now) : null;
				boolean kept = item != null && !this.refused.contains(row.number());
				this.parents.add(row, (kept || !this.leaveOut) ? Optional.ofNullable(item) : Optional.empty());
				if (kept) {
					items.add(item);
				}
			}
			return items;
		}

		private @Nullable WorkItem item(ImportRow.Valid row, Instant now) {
			Parent named = this.parents.find(row.parent());
			if (named instanceof Parent.LeftOut leftOut) {
				refuse(row, Violation.of("parent", "csv-parent-left-out", leftOut.title()));
				return null;
			}
			if (named instanceof Parent.Unknown unknown) {
				refuse(row, Violation.of("parent", (unknown.count() > 1) ? "csv-several-parents" : "csv-parent",
						unknown.title(), unknown.count()));
				return null;
			}
			WorkItem parent = (named instanceof Parent.Found found) ? found.item() : null;
			if (parent != null && row.teamId() != null && !row.teamId().equals(parent.teamId())) {
				refuse(row, Violation.of("team", "team-of-parent"));
			}
			if (parent != null && (parent.isSeries() || parent.isOverride())) {
				refuse(row, Violation.of("parent", "parent-repeats"));
			}
			if (parent != null) {
				Hierarchy.check(parent.type(), row.draft().type(), parent.depth() + 1, "type")
					.ifPresent((violation) -> refuse(row, violation));
			}
			WorkItem item = new WorkItem(WorkItemImport.this.ids.next(), this.viewer.id(), row.teamId(), parent,
					row.draft(), now);
			if (item.isSeries()) {
				requireRoom(row, item);
			}
			if (!this.refused.contains(row.number())) {
				recordChild(parent, item);
				this.removedOccurrences.put(item, row.removedOccurrences());
			}
			return item;
		}

		private void requireRoom(ImportRow.Valid row, WorkItem series) {
			UUID owner = Objects.requireNonNullElse(series.teamId(), series.ownerId());
			int room = this.roomForSeries.computeIfAbsent(owner,
					(id) -> WorkItemImport.this.series.roomForSeries(series.owner()));
			if (room <= 0) {
				refuse(row, Violation.of("recurrenceRule", "too-many-series", SeriesService.MAX_SERIES));
			}
			this.roomForSeries.put(owner, room - 1);
		}

		private void recordChild(@Nullable WorkItem parent, WorkItem item) {
			if (parent == null) {
				return;
			}
			if (parent.isNew()) {
				this.childrenOfNew.computeIfAbsent(parent, (key) -> new ArrayList<>()).add(item);
			}
			else {
				this.existingParents.add(parent.id());
			}
		}

		/**
		 * Parents precede their children, so the reverse order visits all children before
		 * their parent.
		 */
		private void rollUpNewParents(List<WorkItem> items) {
			for (int i = items.size() - 1; i >= 0; i--) {
				WorkItem item = items.get(i);
				List<WorkItem> counted = this.childrenOfNew.getOrDefault(item, List.of())
					.stream()
					.filter((child) -> child.status() != WorkItemStatus.CANCELLED)
					.toList();
				if (!counted.isEmpty() && item.followsChildren()) {
					long sum = counted.stream().mapToLong(WorkItem::progress).sum();
					item.rollUp(new ChildProgress(counted.size(), sum).mean());
				}
			}
		}

		private void save(List<WorkItem> items, ImportProgress progress) {
			int done = 0;
			for (WorkItem item : items) {
				WorkItemImport.this.changes.touch(item.scopes());
				WorkItemImport.this.repository.save(item);
				WorkItemImport.this.series.removeOccurrences(item,
						this.removedOccurrences.getOrDefault(item, Set.of()));
				done++;
				if (done % ROWS_PER_STEP == 0) {
					WorkItemImport.this.entities.flush();
					progress.at(done, items.size());
				}
			}
			WorkItemImport.this.entities.flush();
			progress.at(done, items.size());
		}

		private void refuse(ImportRow row, Violation violation) {
			this.refused.add(row.number());
			this.violations.add(ImportRows.inColumn(row.number(), violation));
		}

	}

}
