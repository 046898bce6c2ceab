package dev.kalends.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.kalends.account.People;
import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.IdChunks;
import dev.kalends.shared.NotFoundException;
import dev.kalends.team.Memberships;
import dev.kalends.team.Teams;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.LockedTree;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemRepository;
import dev.kalends.workitem.WorkItemType;
import dev.kalends.workitem.query.SqlConditions;
import dev.kalends.workitem.query.WorkItemFilter;
import dev.kalends.workitem.query.WorkItemQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;

/**
 * The trash: lists deleted items and deletes them permanently. Each deletion is listed
 * once, as the item that was deleted, for people who may restore it. Trashed items are in
 * no feed, so a permanent deletion changes no scope version.
 */
@Service
class TrashService {

	/**
	 * The smallest id. H2 uses the index for a comparison, but not for
	 * {@code is not null}.
	 */
	private static final UUID SMALLEST_ID = new UUID(0, 0);

	private final JdbcTemplate jdbc;

	private final WorkItemRepository repository;

	private final ChangeSetRepository changeSets;

	private final LockedTree tree;

	private final Teams teams;

	private final People people;

	private final WriteTransactions transactions;

	TrashService(JdbcTemplate jdbc, WorkItemRepository repository, ChangeSetRepository changeSets, LockedTree tree,
			Teams teams, People people, WriteTransactions transactions) {
		this.jdbc = jdbc;
		this.repository = repository;
		this.changeSets = changeSets;
		this.tree = tree;
		this.teams = teams;
		this.people = people;
		this.transactions = transactions;
	}

	/**
	 * Returns a page of items that the viewer may restore, latest deletion first; the
	 * last page instead of a page after it.
	 * @param query words in the title, and the page; other conditions are not supported
	 */
	Page find(Viewer viewer, WorkItemQuery query) {
		Page page = findPage(viewer, query);
		int last = (int) (page.pages() - 1);
		return (last >= 0 && query.page() > last) ? findPage(viewer, query.onPage(last)) : page;
	}

	private Page findPage(Viewer viewer, WorkItemQuery query) {
		SqlConditions conditions = conditions(viewer, query.filter());
		Object[] arguments = conditions.arguments().toArray();
		@Nullable Long total = this.jdbc.queryForObject("select count(*) from work_item w where " + conditions.text(), Long.class,
				arguments);
		List<Root> roots = this.jdbc.query(
				"select w.id, w.title, w.type, w.trashed_at, w.trash_id,"
						+ " case when w.series_id is not null then 'occurrence'"
						+ " when w.recurrence_rule is not null then 'series' end as repetition from work_item w where "
						+ conditions.text() + " order by w.trashed_at desc, w.title_search, w.id offset "
						+ ((long) query.page() * query.size()) + " rows fetch next " + query.size() + " rows only",
				(row, index) -> new Root(row.getObject("id", UUID.class), row.getString("title"),
						WorkItemType.valueOf(row.getString("type")),
						row.getObject("trashed_at", OffsetDateTime.class).toInstant(),
						row.getObject("trash_id", UUID.class), row.getString("repetition")),
				arguments);
		return new Page(entries(roots), (total != null) ? total : 0, query.page(), query.size());
	}

	private SqlConditions conditions(Viewer viewer, WorkItemFilter filter) {
		Memberships memberships = this.teams.memberships(viewer.id());
		Set<UUID> teamIds = new LinkedHashSet<>(memberships.editableTeamIds());
		teamIds.addAll(this.teams.idsDeletedBy(viewer.id()));
		List<Object> ownerArguments = new ArrayList<>(List.of(viewer.id()));
		ownerArguments.addAll(teamIds);
		SqlConditions conditions = new SqlConditions().add("w.trash_id >= ?", SMALLEST_ID)
			.add("not exists (select 1 from work_item p where p.id = w.parent_id and p.trash_id = w.trash_id)")
			.add("not exists (select 1 from work_item s where s.id = w.series_id and s.trash_id = w.trash_id)")
			.add("((w.team_id is null and w.owner_id = ?)"
					+ (teamIds.isEmpty() ? "" : " or w.team_id in (" + SqlConditions.placeholders(teamIds.size()) + ")")
					+ ")", ownerArguments.toArray());
		filter.addTo(conditions);
		return conditions;
	}

	private List<Entry> entries(List<Root> roots) {
		if (roots.isEmpty()) {
			return List.of();
		}
		Map<UUID, DescendantCounts> counts = countDescendants(roots);
		Map<UUID, UUID> deleters = this.changeSets.findDeleters(roots.stream().map(Root::id).toList());
		Map<UUID, PersonName> names = this.people.named(deleters.values())
			.stream()
			.collect(Collectors.toMap(PersonName::id, (name) -> name));
		return roots.stream().map((root) -> {
			DescendantCounts counted = counts.getOrDefault(root.id(), new DescendantCounts());
			@Nullable UUID deleter = deleters.get(root.id());
			return new Entry(root.id(), root.title(), root.type(), root.trashedAt(),
					root.trashedAt().plus(TrashPurge.RETENTION), (deleter != null) ? names.get(deleter) : null,
					counted.restoredTogether, counted.all, root.repetition());
		}).toList();
	}

	/**
	 * Counts descendants level by level, for all deleted items at once. A nested deletion
	 * counts for itself and for the deletion that contains it.
	 */
	private Map<UUID, DescendantCounts> countDescendants(List<Root> roots) {
		Map<UUID, DescendantCounts> counts = new HashMap<>();
		Map<UUID, Set<Root>> level = roots.stream().collect(Collectors.toMap(Root::id, Set::of));
		while (!level.isEmpty()) {
			level = nextLevel(level, counts);
		}
		return counts;
	}

	private Map<UUID, Set<Root>> nextLevel(Map<UUID, Set<Root>> level, Map<UUID, DescendantCounts> counts) {
		Map<UUID, Set<Root>> next = new HashMap<>();
		for (List<UUID> chunk : IdChunks.of(level.keySet())) {
			this.jdbc.query(
					"select id, parent_id, trash_id from work_item where parent_id = any(?)" + " and series_id is null",
					(row) -> {
						Set<Root> roots = level.getOrDefault(row.getObject("parent_id", UUID.class), Set.of());
						UUID trashId = row.getObject("trash_id", UUID.class);
						roots.forEach((root) -> {
							DescendantCounts count = counts.computeIfAbsent(root.id(), (id) -> new DescendantCounts());
							count.all++;
							count.restoredTogether += root.trashId().equals(trashId) ? 1 : 0;
						});
						next.put(row.getObject("id", UUID.class), roots);
					}, new SqlArrayValue("uuid", chunk.toArray()));
		}
		return next;
	}

	/**
	 * Permanently deletes an item in the trash and its descendants.
	 * @return the item in its last state
	 * @throws NotFoundException when the item is not in the trash or the viewer may not
	 * restore it
	 */
	WorkItem deletePermanently(Viewer viewer, UUID itemId) {
		return this.transactions.execute(() -> {
			WorkItem item = this.tree.lock(itemId).orElseThrow(NotFoundException::new);
			if (!item.isTrashed() || !mayRestore(viewer, item)) {
				throw new NotFoundException();
			}
			this.repository.removeTrashed(itemId);
			return item;
		});
	}

	private boolean mayRestore(Viewer viewer, WorkItem item) {
		@Nullable UUID teamId = item.teamId();
		return new Access(this.teams.memberships(viewer.id())).manages(item)
				|| (teamId != null && this.teams.isDeletedBy(teamId, viewer.id()));
	}

	/**
	 * Reads the search words and the page from request parameters; ignores other
	 * parameters.
	 * @throws dev.kalends.shared.UnreadableInputException with one violation per invalid
	 * parameter
	 */
	static WorkItemQuery query(Map<String, String[]> parameters, Viewer viewer) {
		Map<String, String[]> known = new HashMap<>();
		for (String name : List.of("q", "page", "size")) {
			String[] values = parameters.getOrDefault(name, new String[0]);
			String[] given = Arrays.stream(values).filter((value) -> !value.isBlank()).toArray(String[]::new);
			if (given.length > 0) {
				known.put(name, given);
			}
		}
		return WorkItemQuery.parse(known, viewer);
	}

	/**
	 * A page of deleted items.
	 */
	record Page(List<Entry> entries, long total, int number, int size) {

		long pages() {
			return (this.total + this.size - 1) / this.size;
		}

	}

	/**
	 * A deleted item.
	 *
	 * @param keptUntil when the item is permanently deleted
	 * @param deletedBy the person who deleted it; {@code null} when unknown
	 * @param children number of descendants that are restored with it
	 * @param descendants number of descendants that are permanently deleted with it,
	 * including those of earlier deletions
	 * @param repetition {@code series}, {@code occurrence}, or {@code null} for an item
	 * that does not repeat
	 */
	record Entry(UUID id, String title, WorkItemType type, Instant deletedAt, Instant keptUntil,
			@Nullable PersonName deletedBy, int children, int descendants, @Nullable String repetition) {

	}

	private record Root(UUID id, String title, WorkItemType type, Instant trashedAt, UUID trashId,
			@Nullable String repetition) {

	}

	private static final class DescendantCounts {

		private int restoredTogether;

		private int all;

	}

}
