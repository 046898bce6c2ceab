package dev.kalends.exchange;

import java.time.Clock;
import java.time.Instant;
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
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.Ids;
import dev.kalends.shared.SearchText;
import dev.kalends.shared.Violation;
import dev.kalends.team.Memberships;
import dev.kalends.team.Teams;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.ChildProgress;
import dev.kalends.workitem.DerivedValues;
import dev.kalends.workitem.Hierarchy;
import dev.kalends.workitem.ItemTitle;
import dev.kalends.workitem.LockedTree;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemRepository;
import dev.kalends.workitem.WorkItemService;
import dev.kalends.workitem.WorkItemStatus;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.PessimisticLockingFailureException;
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

	private final People people;

	private final Teams teams;

	private final ScopeChanges changes;

	private final WriteTransactions transactions;

	private final EntityManager entities;

	private final Ids ids;

	private final Clock clock;

	WorkItemImport(WorkItemRepository repository, LockedTree tree, DerivedValues derived, People people, Teams teams,
			ScopeChanges changes, WriteTransactions transactions, EntityManager entities, Ids ids, Clock clock) {
		this.repository = repository;
		this.tree = tree;
		this.derived = derived;
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

		/**
		 * The nearest row above with a title; empty if it is left out.
		 */
		private final Map<String, Optional<WorkItem>> rowsByTitle = new HashMap<>();

		private final Map<String, Optional<WorkItem>> rowsByNormalForm = new HashMap<>();

		private final Map<String, Optional<WorkItem>> existing = new HashMap<>();

		private final Map<String, Integer> ambiguous = new HashMap<>();

		private final Map<WorkItem, List<WorkItem>> childrenOfNew = new LinkedHashMap<>();

		private final Set<UUID> existingParents = new LinkedHashSet<>();

		Attempt(Viewer viewer, List<ImportRow> rows, boolean leaveOut) {
			this.viewer = viewer;
			this.all = rows;
			this.rows = rows.stream()
				.filter(ImportRow.Valid.class::isInstance)
				.map(ImportRow.Valid.class::cast)
				.toList();
			this.leaveOut = leaveOut;
		}

		List<RowViolation> check() {
			lockExistingParents();
			lockTeams();
			lockPeople();
			items();
			return this.violations;
		}

		Imported run(ImportProgress progress) {
			lockExistingParents();
			lockTeams();
			lockPeople();
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
		 * Finds the parents that are existing items, and locks their trees in the order
		 * of their ids.
		 */
		private void lockExistingParents() {
			Map<UUID, Set<String>> titles = new HashMap<>();
			Set<String> seen = new HashSet<>();
			for (ImportRow row : this.all) {
				String parent = row.parent();
				if (parent != null && !seen.contains(parent) && !this.existing.containsKey(parent)) {
					List<UUID> found = find(parent);
					this.existing.put(parent, Optional.empty());
					if (found.size() == 1) {
						titles.computeIfAbsent(found.get(0), (id) -> new TreeSet<>()).add(parent);
					}
					else {
						this.ambiguous.put(parent, found.size());
					}
				}
				seen.add(title(row));
			}
			for (UUID id : new TreeSet<>(titles.keySet())) {
				Optional<WorkItem> locked = WorkItemImport.this.tree.lock(id)
					.filter((item) -> !item.isTrashed() && new Access(memberships()).manages(item));
				for (String title : Objects.requireNonNull(titles.get(id))) {
					this.existing.put(title, locked.map((item) -> requireTitle(item, title)));
				}
			}
		}

		/**
		 * Finds the existing items with a title. If there are none, finds the items whose
		 * title has the same normal form.
		 */
		private List<UUID> find(String title) {
			List<ItemTitle> similar = WorkItemImport.this.repository.findByTitle(this.viewer.id(),
					memberships().editableTeamIds(), SearchText.of(title));
			List<ItemTitle> equal = similar.stream().filter((item) -> item.title().equals(title)).toList();
			return (equal.isEmpty() ? similar : equal).stream().map(ItemTitle::id).toList();
		}

		private static WorkItem requireTitle(WorkItem item, String title) {
			if (!SearchText.of(item.title()).equals(SearchText.of(title))) {
				throw new PessimisticLockingFailureException("A parent was renamed before its tree was locked");
			}
			return item;
		}

		/**
		 * Reads the current memberships of the viewer. They may have changed while this
		 * transaction waited for a lock.
		 */
		private Memberships memberships() {
			return WorkItemImport.this.teams.memberships(this.viewer.id());
		}

		private void lockTeams() {
			Set<UUID> teamIds = new TreeSet<>();
			this.rows.forEach((row) -> {
				if (row.teamId() != null) {
					teamIds.add(row.teamId());
				}
			});
			this.existing.values().forEach((parent) -> parent.map(WorkItem::teamId).ifPresent(teamIds::add));
			teamIds.forEach(WorkItemImport.this.teams::lockForUse);
			Memberships memberships = memberships();
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
				Optional<WorkItem> parentOfFollowing = (kept || !this.leaveOut) ? Optional.ofNullable(item)
						: Optional.empty();
				this.rowsByTitle.put(title(row), parentOfFollowing);
				this.rowsByNormalForm.put(SearchText.of(title(row)), parentOfFollowing);
				if (kept) {
					items.add(item);
				}
			}
			return items;
		}

		private @Nullable WorkItem item(ImportRow.Valid row, Instant now) {
			Optional<WorkItem> above = rowAbove(row.parent());
			if (above != null && above.isEmpty()) {
				refuse(row, Violation.of("parent", "csv-parent-left-out", Objects.requireNonNull(row.parent())));
				return null;
			}
			WorkItem parent = (above != null) ? above.get() : existing(row.parent());
			if (parent == null && row.parent() != null) {
				int found = this.ambiguous.getOrDefault(row.parent(), 0);
				refuse(row, Violation.of("parent", (found > 1) ? "csv-several-parents" : "csv-parent", row.parent(),
						found));
				return null;
			}
			if (parent != null && row.teamId() != null && !row.teamId().equals(parent.teamId())) {
				refuse(row, Violation.of("team", "team-of-parent"));
			}
			if (parent != null) {
				Hierarchy.check(parent.type(), row.draft().type(), parent.depth() + 1, "type")
					.ifPresent((violation) -> refuse(row, violation));
			}
			WorkItem item = new WorkItem(WorkItemImport.this.ids.next(), this.viewer.id(), row.teamId(), parent,
					row.draft(), now);
			if (!this.refused.contains(row.number())) {
				recordChild(parent, item);
			}
			return item;
		}

		/**
		 * Returns the nearest row above with the title, otherwise with the normal form of
		 * the title unless an existing item has the title itself.
		 * @return empty if the row is left out; {@code null} without such a row
		 */
		private @Nullable Optional<WorkItem> rowAbove(@Nullable String title) {
			if (title == null) {
				return null;
			}
			Optional<WorkItem> row = this.rowsByTitle.get(title);
			WorkItem item = existing(title);
			if (row != null || (item != null && item.title().equals(title))) {
				return row;
			}
			return this.rowsByNormalForm.get(SearchText.of(title));
		}

		private @Nullable WorkItem existing(@Nullable String title) {
			return (title != null) ? this.existing.getOrDefault(title, Optional.empty()).orElse(null) : null;
		}

		private static String title(ImportRow row) {
			return Objects.requireNonNullElse(row.values().title(), "").strip();
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
