package dev.kalends.workitem.query;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.kalends.account.People;
import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import dev.kalends.location.Locations;
import dev.kalends.shared.IdChunks;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.team.Memberships;
import dev.kalends.team.TeamName;
import dev.kalends.team.Teams;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.Hierarchy;
import dev.kalends.workitem.Schedule;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemRepository;
import dev.kalends.workitem.recurrence.OriginalStart;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads work items that the viewer can see, for pages and the REST API. An assignee who
 * is not a member sees only the item itself, without its ancestors and descendants.
 */
@Service
@Transactional(readOnly = true)
public class WorkItemReader {

	/**
	 * How many possible parents a form offers at most.
	 */
	public static final int MAX_PARENTS = 1000;

	private final WorkItemRepository repository;

	private final EntityManager entities;

	private final JdbcTemplate jdbc;

	private final People people;

	private final Teams teams;

	private final Locations locations;

	private final DetailsReader details;

	private final OccurrenceReader occurrences;

	private final ListedItems listed;

	private final SeriesDates dates;

	private final Clock clock;

	WorkItemReader(WorkItemRepository repository, EntityManager entities, JdbcTemplate jdbc, People people, Teams teams,
			Locations locations, DetailsReader details, OccurrenceReader occurrences, ListedItems listed,
			SeriesDates dates, Clock clock) {
		this.jdbc = jdbc;
		this.repository = repository;
		this.entities = entities;
		this.people = people;
		this.teams = teams;
		this.locations = locations;
		this.details = details;
		this.occurrences = occurrences;
		this.listed = listed;
		this.dates = dates;
		this.clock = clock;
	}

	/**
	 * Returns the permissions of the viewer.
	 */
	public Access access(Viewer viewer) {
		return new Access(this.teams.memberships(viewer.id()));
	}

	/**
	 * Returns an item with all information for its page. An override is shown as the
	 * occurrence that it replaces, if the viewer can see its series.
	 * @throws NotFoundException when the item does not exist or the viewer cannot see it
	 */
	public WorkItemDetails details(Viewer viewer, UUID itemId) {
		return details(viewer, itemId, null);
	}

	/**
	 * Returns an item or one occurrence of it with all information for its page.
	 * @param itemId for an occurrence, the series or the override
	 * @param start the original start of the occurrence; {@code null} for the item itself
	 * @throws NotFoundException when the item or the occurrence does not exist or the
	 * viewer cannot see it
	 */
	public WorkItemDetails details(Viewer viewer, UUID itemId, @Nullable OriginalStart start) {
		Access access = access(viewer);
		WorkItem item = visible(access, itemId);
		return (start != null) ? this.details.of(viewer, access, this.occurrences.find(access, item, start))
				: this.details.of(viewer, access, item);
	}

	private Today today(Viewer viewer) {
		return Today.of(this.clock, viewer.zone());
	}

	private WorkItem visible(Access access, UUID itemId) {
		return this.repository.findById(itemId)
			.filter((candidate) -> !candidate.isTrashed() && access.sees(candidate))
			.orElseThrow(NotFoundException::new);
	}

	/**
	 * Counts the descendants with dates, which can be shifted together with an item.
	 * @return the count; 0 also when the viewer may not manage the item
	 * @throws NotFoundException when the item does not exist or the viewer cannot see it
	 */
	public int countDatedDescendants(Viewer viewer, UUID itemId) {
		Access access = access(viewer);
		if (!access.manages(visible(access, itemId))) {
			return 0;
		}
		int count = 0;
		List<UUID> level = List.of(itemId);
		while (!level.isEmpty()) {
			List<UUID> next = new ArrayList<>();
			for (List<UUID> chunk : IdChunks.of(level)) {
				next.addAll(this.repository.findChildIds(chunk));
				count += this.repository.countDatedChildren(chunk);
			}
			level = next;
		}
		return count;
	}

	/**
	 * Returns the possible parents of an item in tree order: items that the viewer may
	 * manage, without series, overrides, the item itself and its descendants. If there
	 * are more than {@link #MAX_PARENTS}, returns the most recently changed ones.
	 * @param itemId the item to move; {@code null} for a new one
	 * @param parentId a parent that is always included; {@code null} for none
	 */
	public List<PossibleParent> possibleParents(Viewer viewer, @Nullable UUID itemId, @Nullable UUID parentId) {
		Memberships memberships = this.teams.memberships(viewer.id());
		Map<UUID, PossibleParent> found = new LinkedHashMap<>();
		SqlConditions conditions = new SqlConditions()
			.add(WorkItemQuery.own(memberships), WorkItemQuery.ownArguments(memberships))
			.add("w.trashed_at is null and w.recurrence_rule is null and w.series_id is null");
		find(conditions, "order by w.updated_at desc, w.id fetch first " + MAX_PARENTS + " rows only", memberships)
			.forEach((parent) -> found.put(parent.id(), parent));
		if (parentId != null && !found.containsKey(parentId)) {
			find(conditions.add("w.id = ?", parentId), "", memberships)
				.forEach((parent) -> found.put(parent.id(), parent));
		}
		Map<@Nullable UUID, List<PossibleParent>> byParent = new HashMap<>();
		found.values()
			.stream()
			.sorted(Comparator.comparing(PossibleParent::title).thenComparing(PossibleParent::id))
			.forEach((parent) -> byParent
				.computeIfAbsent(found.containsKey(parent.parentId()) ? parent.parentId() : null,
						(id) -> new ArrayList<>())
				.add(parent));
		List<PossibleParent> ordered = new ArrayList<>();
		addDescendants(null, itemId, byParent, ordered);
		return ordered;
	}

	private List<PossibleParent> find(SqlConditions conditions, String order, Memberships memberships) {
		List<PossibleParent> found = this.jdbc.query(
				"select w.id, w.title, w.parent_id, w.team_id, cardinality(w.ancestor_ids) as depth"
						+ " from work_item w where " + conditions.text() + " " + order,
				(row, index) -> new PossibleParent(row.getObject("id", UUID.class), row.getString("title"),
						row.getInt("depth"), row.getObject("team_id", UUID.class),
						row.getObject("parent_id", UUID.class)),
				conditions.arguments().toArray());
		return found.stream()
			.filter((parent) -> parent.teamId() == null || memberships.mayEdit(parent.teamId()))
			.toList();
	}

	private static void addDescendants(@Nullable UUID parentId, @Nullable UUID excludedId,
			Map<@Nullable UUID, List<PossibleParent>> byParent, List<PossibleParent> ordered) {
		for (PossibleParent parent : byParent.getOrDefault(parentId, List.of())) {
			if (!parent.id().equals(excludedId) && parent.depth() < Hierarchy.MAX_DEPTH) {
				ordered.add(parent);
				addDescendants(parent.id(), excludedId, byParent, ordered);
			}
		}
	}

	/**
	 * Returns a page of items with their assignees loaded.
	 * @throws UnreadableInputException when the query refers to an item, person, team or
	 * location that does not exist for the viewer
	 */
	public WorkItemPage find(Viewer viewer, WorkItemQuery query) {
		Access access = access(viewer);
		requireVisibleReferences(access, query);
		ListedItems.PageIds found = this.listed.find(access.memberships(), query, today(viewer));
		return page(query, found.ids(), found.total());
	}

	private WorkItemPage page(WorkItemQuery query, List<UUID> ids, long total) {
		Map<UUID, WorkItem> items = byId(ids);
		List<WorkItem> ordered = ids.stream().map(items::get).toList();
		// Loads the assignees of all items on the page in batches.
		ordered.forEach(WorkItem::loadAssignees);
		return new WorkItemPage(ordered, total, query.page(), query.size());
	}

	private void requireVisibleReferences(Access access, WorkItemQuery query) {
		query.filter().requireTeamsOf(access.memberships());
		List<Violation> violations = new ArrayList<>();
		UUID parentId = query.parentId();
		if (parentId != null && this.repository.findById(parentId)
			.filter((parent) -> !parent.isTrashed() && access.sees(parent))
			.isEmpty()) {
			violations.add(Violation.of("parent", "unknown-parent"));
		}
		Set<UUID> unknown = new TreeSet<>(query.filter().assigneeIds());
		this.people.named(unknown).forEach((person) -> unknown.remove(person.id()));
		unknown.forEach((personId) -> violations.add(Violation.of("assignee", "unknown-person", personId.toString())));
		Set<UUID> unknownLocations = new TreeSet<>(query.filter().locationIds());
		unknownLocations.removeAll(this.locations.named(unknownLocations).keySet());
		unknownLocations.forEach((locationId) -> violations
			.add(Violation.of("location", "unknown-location-filter", locationId.toString())));
		if (!violations.isEmpty()) {
			throw new UnreadableInputException(violations);
		}
	}

	/**
	 * Returns the entity of an item with its assignees loaded.
	 * @throws NotFoundException when the item does not exist or the viewer cannot see it
	 */
	public WorkItem get(Viewer viewer, UUID itemId) {
		WorkItem item = visible(access(viewer), itemId);
		item.loadAssignees();
		return item;
	}

	/**
	 * Returns the series of overrides, by id, without those that the viewer cannot see.
	 * @param access the permissions of the viewer
	 */
	public Map<UUID, WorkItem> visibleSeries(Access access, Collection<WorkItem> items) {
		List<UUID> seriesIds = items.stream().map(WorkItem::seriesId).filter(Objects::nonNull).distinct().toList();
		Map<UUID, WorkItem> series = new HashMap<>(byId(seriesIds));
		series.values().removeIf((item) -> item.isTrashed() || !access.sees(item));
		return series;
	}

	/**
	 * Returns a page of items; the last one instead of a page after it.
	 */
	private WorkItemPage findOrLast(Viewer viewer, WorkItemQuery query) {
		WorkItemPage page = find(viewer, query);
		int last = (int) ((page.total() - 1) / query.size());
		return (page.total() > 0 && query.page() > last) ? find(viewer, query.onPage(last)) : page;
	}

	/**
	 * Returns a page of items as list rows; the last page instead of a page after it.
	 */
	public WorkItemRows rows(Viewer viewer, WorkItemQuery query) {
		Today today = today(viewer);
		WorkItemPage page = findOrLast(viewer, query);
		List<WorkItem> items = page.items();
		Access access = access(viewer);
		Map<UUID, TeamName> teamNames = this.teams.of(viewer)
			.stream()
			.collect(Collectors.toMap(TeamName::id, Function.identity()));
		Set<UUID> idsWithFullView = items.stream()
			.filter(access::isOwnerOrMember)
			.map(WorkItem::id)
			.collect(Collectors.toSet());
		Map<UUID, Integer> childCounts = childCounts(idsWithFullView);
		Map<UUID, PersonName> names = this.people
			.named(items.stream().flatMap((item) -> item.assigneeIds().stream()).collect(Collectors.toSet()))
			.stream()
			.collect(Collectors.toMap(PersonName::id, Function.identity()));
		Map<UUID, Schedule> next = this.dates.next(viewer, access.memberships(),
				items.stream().map(SeriesDates.Series::of).flatMap(Optional::stream).toList(), today);
		return new WorkItemRows(items.stream()
			.map((item) -> row(item, next.getOrDefault(item.id(), item.schedule()).in(viewer.zone()),
					idsWithFullView.contains(item.id()), childCounts.getOrDefault(item.id(), 0), names, teamNames,
					access, today))
			.toList(), page.total(), page.number());
	}

	private static WorkItemRows.Row row(WorkItem item, Schedule schedule, boolean fullView, int childCount,
			Map<UUID, PersonName> names, Map<UUID, TeamName> teamNames, Access access, Today today) {
		List<String> people = new ArrayList<>();
		item.assigneeIds()
			.stream()
			.map(names::get)
			.filter((name) -> name != null)
			.map(PersonName::displayName)
			.sorted()
			.forEach(people::add);
		people.addAll(item.externalAssignees());
		return new WorkItemRows.Row(item.id(), fullView ? item.parentId() : null, item.title(), item.type(),
				item.status(), schedule.startDate(), schedule.dueDate(), item.progress(), people,
				fullView ? item.depth() : 0, childCount, (item.teamId() != null) ? teamNames.get(item.teamId()) : null,
				access.worksOn(item), today.isAfter(item), item.isSeries());
	}

	private Map<UUID, Integer> childCounts(Collection<UUID> parentIds) {
		Map<UUID, Integer> counts = new HashMap<>();
		if (!parentIds.isEmpty()) {
			this.entities
				.createQuery("select w.parentId, count(w) from WorkItem w where w.parentId in :parents"
						+ " and w.trashedAt is null and w.seriesId is null group by w.parentId", Object[].class)
				.setParameter("parents", parentIds)
				.getResultList()
				.forEach((row) -> counts.put((UUID) row[0], ((Long) row[1]).intValue()));
		}
		return counts;
	}

	private Map<UUID, WorkItem> byId(List<UUID> ids) {
		return ids.isEmpty() ? Map.of()
				: this.repository.findAllByIds(ids)
					.stream()
					.collect(Collectors.toMap(WorkItem::id, Function.identity()));
	}

	/**
	 * A possible parent.
	 *
	 * @param depth its depth in the tree; a root has depth 0
	 * @param teamId its team; {@code null} for a personal item
	 * @param parentId its own parent; {@code null} for a root
	 */
	public record PossibleParent(UUID id, String title, int depth, @Nullable UUID teamId, @Nullable UUID parentId) {

	}

}
