package dev.kalends.exchange;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.concurrent.Semaphore;

import dev.kalends.account.People;
import dev.kalends.account.Viewer;
import dev.kalends.exchange.ImportRows.ImportRow;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.BusyException;
import dev.kalends.shared.Ids;
import dev.kalends.shared.RequestLimits;
import dev.kalends.shared.SearchText;
import dev.kalends.shared.Violation;
import dev.kalends.team.Memberships;
import dev.kalends.team.Teams;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.ChildProgress;
import dev.kalends.workitem.Hierarchy;
import dev.kalends.workitem.ItemTitle;
import dev.kalends.workitem.LockedTree;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemRepository;
import dev.kalends.workitem.WorkItemService;
import dev.kalends.workitem.WorkItemStatus;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.InputStreamSource;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Creates all items of a table, or none. It applies the same checks and touches the same
 * scopes as {@link WorkItemService#create} does for each item, but in bulk, so that ten
 * thousand rows take seconds.
 */
@Service
class WorkItemImport {

	/**
	 * Maximum number of rows of an import.
	 */
	static final int MAX_ROWS = 10_000;

	private static final int ROWS_PER_STEP = 250;

	private final WorkItemRepository repository;

	private final LockedTree tree;

	private final People people;

	private final Teams teams;

	private final ScopeChanges changes;

	private final WriteTransactions transactions;

	private final EntityManager entities;

	private final Ids ids;

	private final Clock clock;

	/**
	 * Limits concurrent imports, because each keeps its file and its items in memory.
	 */
	private final Semaphore slots = new Semaphore(RequestLimits.MAX_IMPORTS);

	WorkItemImport(WorkItemRepository repository, LockedTree tree, People people, Teams teams, ScopeChanges changes,
			WriteTransactions transactions, EntityManager entities, Ids ids, Clock clock) {
		this.repository = repository;
		this.tree = tree;
		this.people = people;
		this.teams = teams;
		this.changes = changes;
		this.transactions = transactions;
		this.entities = entities;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Imports a CSV table. Roots belong to the team in their row or, without one, to the
	 * viewer.
	 * @param progress receives the progress, which starts again from 0 when the
	 * transaction is retried
	 * @throws ImportRefusedException when the table or a row is invalid; nothing is saved
	 * @throws BusyException when the maximum number of imports is already running on this
	 * node
	 * @throws IOException when the file cannot be read
	 */
	Imported importCsv(Viewer viewer, InputStreamSource file, Progress progress) throws IOException {
		if (!this.slots.tryAcquire()) {
			throw new BusyException("imports-busy");
		}
		try (InputStream content = file.getInputStream()) {
			return importCsv(viewer, content.readAllBytes(), progress);
		}
		finally {
			this.slots.release();
		}
	}

	private Imported importCsv(Viewer viewer, byte[] content, Progress progress) {
		CsvTable table = CsvTable.read(content, ImportRows.COLUMNS, MAX_ROWS);
		ImportRows reader = new ImportRows(this.people.assignable(),
				this.teams.of(viewer).stream().filter((team) -> team.role().mayEdit()).toList(), viewer.zone());
		List<ImportRow> rows = reader.read(table);
		throwIfAny(reader.violations());
		progress.at(0, rows.size());
		return this.transactions.execute(() -> new Attempt(viewer, rows).run(progress));
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

		private final List<ImportRow> rows;

		private final List<RowViolation> violations = new ArrayList<>();

		private final Map<String, WorkItem> rowsByTitle = new HashMap<>();

		private final Map<String, WorkItem> rowsByNormalForm = new HashMap<>();

		private final Map<String, Optional<WorkItem>> existing = new HashMap<>();

		private final Map<String, Integer> ambiguous = new HashMap<>();

		private final Map<WorkItem, List<WorkItem>> childrenOfNew = new LinkedHashMap<>();

		private final Set<UUID> existingParents = new LinkedHashSet<>();

		Attempt(Viewer viewer, List<ImportRow> rows) {
			this.viewer = viewer;
			this.rows = rows;
		}

		Imported run(Progress progress) {
			lockExistingParents();
			lockTeams();
			lockPeople();
			List<WorkItem> items = items();
			throwIfAny(this.violations);
			rollUpNewParents(items);
			if (!items.isEmpty()) {
				WorkItemImport.this.changes.because("work_item.imported", this.viewer.id(), null);
				WorkItemImport.this.changes.touch(Scope.user(this.viewer.id()));
			}
			save(items, progress);
			this.existingParents.forEach(WorkItemImport.this.tree::rollUp);
			return new Imported(items.size(),
					items.stream()
						.map((item) -> item.schedule().firstDay())
						.filter(Objects::nonNull)
						.min(Comparator.naturalOrder())
						.orElse(null));
		}

		/**
		 * Finds the parents that are existing items, and locks their trees in the order
		 * of their ids.
		 */
		private void lockExistingParents() {
			Map<UUID, Set<String>> titles = new HashMap<>();
			Set<String> seen = new HashSet<>();
			for (ImportRow row : this.rows) {
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
				seen.add(row.draft().title());
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
			for (ImportRow row : this.rows) {
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
			for (ImportRow row : this.rows) {
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
			for (ImportRow row : this.rows) {
				WorkItem parent = parent(row);
				if (parent == null && row.parent() != null) {
					int found = this.ambiguous.getOrDefault(row.parent(), 0);
					refuse(row, Violation.of("parent", (found > 1) ? "csv-several-parents" : "csv-parent", row.parent(),
							found));
					continue;
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
				items.add(item);
				this.rowsByTitle.put(item.title(), item);
				this.rowsByNormalForm.put(SearchText.of(item.title()), item);
				recordChild(parent, item);
			}
			return items;
		}

		/**
		 * Returns the parent of a row: the nearest row above or the existing item with
		 * the title, otherwise with the normal form of the title.
		 */
		private @Nullable WorkItem parent(ImportRow row) {
			String title = row.parent();
			if (title == null) {
				return null;
			}
			WorkItem above = this.rowsByTitle.get(title);
			WorkItem item = this.existing.getOrDefault(title, Optional.empty()).orElse(null);
			if (above != null || (item != null && item.title().equals(title))) {
				return (above != null) ? above : item;
			}
			WorkItem similar = this.rowsByNormalForm.get(SearchText.of(title));
			return (similar != null) ? similar : item;
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

		private void save(List<WorkItem> items, Progress progress) {
			int done = 0;
			for (WorkItem item : items) {
				WorkItemImport.this.tree.touch(item);
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
			this.violations.add(ImportRows.inColumn(row.number(), violation));
		}

	}

	/**
	 * The result of an import.
	 *
	 * @param created number of created items
	 * @param firstDate the earliest first day of these items; {@code null} without dates
	 */
	record Imported(int created, @Nullable LocalDate firstDate) {

	}

	/**
	 * Receives the progress of an import.
	 */
	@FunctionalInterface
	interface Progress {

		Progress NONE = (done, total) -> {
		};

		void at(int done, int total);

	}

}
