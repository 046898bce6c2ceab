package dev.kalends.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.kalends.account.People;
import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import dev.kalends.location.Locations;
import dev.kalends.shared.NotFoundException;
import dev.kalends.team.TeamName;
import dev.kalends.team.Teams;
import dev.kalends.web.JsonMembers;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.ItemOwner;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemRepository;
import dev.kalends.workitem.query.WorkItemReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What became of an item: who changed what and when. Whoever sees the item sees it, as
 * far as they see what it speaks of. What was changed while the item belonged to another
 * team, or to somebody alone, is shown to those only who may see what belongs there.
 */
@Service
@Transactional(readOnly = true)
class History {

	/**
	 * How many changes are shown.
	 */
	static final int MAX_ENTRIES = 100;

	private static final Set<String> FROM_INSIDE = Set.of("parentId", "teamId");

	private final ChangeSetRepository changeSets;

	private final WorkItemReader reader;

	private final WorkItemRepository repository;

	private final Locations locations;

	private final People people;

	private final Teams teams;

	History(ChangeSetRepository changeSets, WorkItemReader reader, WorkItemRepository repository, Locations locations,
			People people, Teams teams) {
		this.changeSets = changeSets;
		this.reader = reader;
		this.repository = repository;
		this.locations = locations;
		this.people = people;
		this.teams = teams;
	}

	/**
	 * Returns the latest changes of an item, the latest first.
	 * @throws NotFoundException when the viewer sees no such item
	 */
	Changes of(Viewer viewer, UUID itemId) {
		WorkItem item = this.reader.get(viewer, itemId);
		Access access = this.reader.access(viewer);
		boolean inside = access.belongs(item);
		Set<UUID> deletedTeams = Set.copyOf(this.teams.idsDeletedBy(viewer.id()));
		Predicate<@Nullable ItemOwner> open = (home) -> home != null && (home.isSameAs(item.owner())
				|| access.isOwnedWithin(home) || (home.teamId() != null && deletedTeams.contains(home.teamId())));
		List<ChangeSetRepository.Entry> found = this.changeSets.findHistory(itemId, MAX_ENTRIES);
		List<Entry> entries = new ArrayList<>();
		for (ChangeSetRepository.Entry entry : found) {
			boolean cameFromOpen = open.test(entry.change().from());
			boolean wentToOpen = open.test(to(entry));
			boolean whole = cameFromOpen && wentToOpen;
			if (!cameFromOpen && !wentToOpen) {
				continue;
			}
			List<Member> members = entry.change()
				.before()
				.propertyNames()
				.stream()
				.filter((name) -> FROM_INSIDE.contains(name) ? inside : whole)
				.map((name) -> new Member(name, entry.change().before().get(name), entry.change().after().get(name)))
				.toList();
			if (!members.isEmpty() || (whole && entry.change().kind() != ChangeKind.EDITED)) {
				entries.add(new Entry(entry.id(), entry.changeSet().doneAt(), entry.changeSet().actorId(),
						entry.changeSet().action(), entry.change().kind(), members));
			}
		}
		return new Changes(entries, names(viewer, access, entries));
	}

	/**
	 * Returns where a change left the item: somebody without a team takes it for
	 * themselves.
	 */
	private static @Nullable ItemOwner to(ChangeSetRepository.Entry entry) {
		@Nullable JsonNode teamId = entry.change().after().get("teamId");
		@Nullable UUID actorId = entry.changeSet().actorId();
		if (teamId == null || actorId == null) {
			return entry.change().from();
		}
		return new ItemOwner(ids(teamId).stream().findFirst().orElse(null), actorId);
	}

	private Names names(Viewer viewer, Access access, List<Entry> entries) {
		Set<UUID> personIds = ids(entries, "assigneeIds");
		entries.stream().map(Entry::actorId).filter(Objects::nonNull).forEach(personIds::add);
		Map<UUID, String> known = new HashMap<>();
		this.locations.named(ids(entries, "locationId"))
			.values()
			.forEach((place) -> known.put(place.id(), place.name()));
		for (TeamName team : this.teams.of(viewer)) {
			known.put(team.id(), team.name());
		}
		Set<UUID> parentIds = ids(entries, "parentId");
		if (!parentIds.isEmpty()) {
			this.repository.findAllByIds(parentIds)
				.stream()
				.filter((parent) -> !parent.isTrashed() && access.sees(parent))
				.forEach((parent) -> known.put(parent.id(), parent.title()));
		}
		return new Names(
				this.people.named(personIds).stream().collect(Collectors.toMap(PersonName::id, (name) -> name)), known);
	}

	private static Set<UUID> ids(List<Entry> entries, String member) {
		Set<UUID> ids = new HashSet<>();
		entries.stream()
			.flatMap((entry) -> entry.members().stream())
			.filter((candidate) -> candidate.name().equals(member))
			.forEach((found) -> {
				ids.addAll(ids(found.before()));
				ids.addAll(ids(found.after()));
			});
		return ids;
	}

	/**
	 * Returns the ids that a value holds: one, many or none.
	 */
	static List<UUID> ids(@Nullable JsonNode value) {
		List<UUID> ids = new ArrayList<>();
		Collection<JsonNode> nodes = (value == null) ? List.of() : value.isArray() ? value.values() : List.of(value);
		for (JsonNode node : nodes) {
			@Nullable UUID id = node.isString() ? JsonMembers.toId(node.stringValue()) : null;
			if (id != null) {
				ids.add(id);
			}
		}
		return ids;
	}

	/**
	 * The history of an item.
	 *
	 * @param entries the latest changes, the latest first
	 */
	record Changes(List<Entry> entries, Names names) {

	}

	/**
	 * What was changed about an item at once.
	 *
	 * @param actorId who did it; {@code null} where the application did by itself
	 * @param action what they did, perhaps to many items
	 * @param members what differs, in any order
	 */
	record Entry(long id, Instant at, @Nullable UUID actorId, String action, ChangeKind kind, List<Member> members) {

	}

	/**
	 * A member that differs, before and after, as the JSON of an item has it.
	 */
	record Member(String name, @Nullable JsonNode before, @Nullable JsonNode after) {

	}

	/**
	 * The names of what the history speaks of.
	 *
	 * @param people names of people, who are no secret
	 * @param others names of those items, teams and locations that the viewer sees
	 */
	record Names(Map<UUID, PersonName> people, Map<UUID, String> others) {

		/**
		 * Tells whether the viewer may learn what a value names.
		 */
		boolean mayKnow(String member, JsonNode value) {
			return !FROM_INSIDE.contains(member) || this.others.keySet().containsAll(ids(value));
		}

	}

}
