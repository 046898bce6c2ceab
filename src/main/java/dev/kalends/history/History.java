package dev.kalends.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import dev.kalends.workitem.WorkItemField;
import dev.kalends.workitem.WorkItemRepository;
import dev.kalends.workitem.query.LatestChanges;
import dev.kalends.workitem.query.WorkItemReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The history of an item: its changes with person and time. Everyone who can see the item
 * can see its history, limited to referenced objects that they can see. A change made
 * while the item belonged to another team or owner is visible only to members of that
 * team or to that owner.
 */
@Service
@Transactional(readOnly = true)
class History implements LatestChanges {

	/**
	 * How many changes are shown at most.
	 */
	static final int MAX_ENTRIES = 100;

	private static final Set<String> OWNER_OR_MEMBER_ONLY = Set.of(WorkItemField.PARENT_ID.name(),
			WorkItemField.TEAM_ID.name(), RecordedExceptions.MEMBER);

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
	 * Returns the latest changes of an item, newest first.
	 * @throws NotFoundException when the item does not exist or the viewer cannot see it
	 */
	Changes of(Viewer viewer, UUID itemId) {
		return read(viewer, this.reader.get(viewer, itemId), MAX_ENTRIES);
	}

	@Override
	public Optional<LatestChange> find(Viewer viewer, UUID itemId) {
		return this.repository.findById(itemId).filter(this.reader.access(viewer)::sees).flatMap((item) -> {
			Changes changes = read(viewer, item, 1);
			return changes.entries()
				.stream()
				.findFirst()
				.map((entry) -> new LatestChange(
						(entry.actorId() != null) ? changes.names().people().get(entry.actorId()) : null, entry.at()));
		});
	}

	private Changes read(Viewer viewer, WorkItem item, int limit) {
		Access access = this.reader.access(viewer);
		boolean ownerOrMember = access.isOwnerOrMember(item);
		Set<UUID> deletedTeams = Set.copyOf(this.teams.idsDeletedBy(viewer.id()));
		Predicate<@Nullable ItemOwner> isVisibleOwner = (owner) -> owner != null && (owner.isSameAs(item.owner())
				|| access.isOwnerOrMember(owner) || (owner.teamId() != null && deletedTeams.contains(owner.teamId())));
		List<ChangeSetRepository.Entry> found = this.changeSets.findHistory(item.id(), limit);
		List<Entry> entries = new ArrayList<>();
		for (ChangeSetRepository.Entry entry : found) {
			boolean wasVisible = isVisibleOwner.test(entry.change().from());
			boolean isStillVisible = isVisibleOwner.test(ownerAfter(entry));
			boolean fullyVisible = wasVisible && isStillVisible;
			if (!wasVisible && !isStillVisible) {
				continue;
			}
			List<Member> members = entry.change()
				.before()
				.propertyNames()
				.stream()
				// The creation of an override is compared with its series.
				.filter((name) -> OWNER_OR_MEMBER_ONLY.contains(name) || entry.change().kind() == ChangeKind.CREATED
						? ownerOrMember : fullyVisible)
				.map((name) -> new Member(name, entry.change().before().get(name), entry.change().after().get(name)))
				.toList();
			if (!members.isEmpty() || (fullyVisible && entry.change().kind() != ChangeKind.EDITED)) {
				entries.add(new Entry(entry.id(), entry.changeSet().doneAt(), entry.changeSet().actorId(),
						entry.changeSet().action(), entry.change().kind(), members));
			}
		}
		return new Changes(entries, names(viewer, access, entries));
	}

	/**
	 * Returns the owner after a change. An item that leaves its team becomes a personal
	 * item of the person who made the change.
	 */
	private static @Nullable ItemOwner ownerAfter(ChangeSetRepository.Entry entry) {
		@Nullable JsonNode teamId = entry.change().after().get(WorkItemField.TEAM_ID.name());
		@Nullable UUID actorId = entry.changeSet().actorId();
		if (teamId == null || actorId == null) {
			return entry.change().from();
		}
		return new ItemOwner(ids(teamId).stream().findFirst().orElse(null), actorId);
	}

	private Names names(Viewer viewer, Access access, List<Entry> entries) {
		Set<UUID> personIds = ids(entries, WorkItemField.ASSIGNEE_IDS);
		entries.stream().map(Entry::actorId).filter(Objects::nonNull).forEach(personIds::add);
		Map<UUID, String> known = new HashMap<>();
		this.locations.named(ids(entries, WorkItemField.LOCATION_ID))
			.values()
			.forEach((location) -> known.put(location.id(), location.name()));
		for (TeamName team : this.teams.of(viewer)) {
			known.put(team.id(), team.name());
		}
		Set<UUID> parentIds = ids(entries, WorkItemField.PARENT_ID);
		if (!parentIds.isEmpty()) {
			this.repository.findAllByIds(parentIds)
				.stream()
				.filter((parent) -> !parent.isTrashed() && access.sees(parent))
				.forEach((parent) -> known.put(parent.id(), parent.title()));
		}
		return new Names(
				this.people.named(personIds).stream().collect(Collectors.toMap(PersonName::id, (name) -> name)), known);
	}

	private static Set<UUID> ids(List<Entry> entries, WorkItemField<?> field) {
		Set<UUID> ids = new HashSet<>();
		entries.stream()
			.flatMap((entry) -> entry.members().stream())
			.filter((candidate) -> candidate.name().equals(field.name()))
			.forEach((found) -> {
				ids.addAll(ids(found.before()));
				ids.addAll(ids(found.after()));
			});
		return ids;
	}

	/**
	 * Returns the ids in a value, which is a single id, an array of ids or empty.
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
	 * @param entries the latest changes, newest first
	 */
	record Changes(List<Entry> entries, Names names) {

	}

	/**
	 * The changes that one change set made to the item.
	 *
	 * @param actorId the person who made the change; {@code null} for the application
	 * itself
	 * @param action the code of the action, which may have changed other items too
	 * @param members the changed members, in no particular order
	 */
	record Entry(long id, Instant at, @Nullable UUID actorId, String action, ChangeKind kind, List<Member> members) {

	}

	/**
	 * A changed member with its values before and after, in the JSON format of a work
	 * item.
	 */
	record Member(String name, @Nullable JsonNode before, @Nullable JsonNode after) {

	}

	/**
	 * The names of the objects that the history refers to.
	 *
	 * @param people names of people, which everyone may see
	 * @param others names of the items, teams and locations that the viewer can see
	 */
	record Names(Map<UUID, PersonName> people, Map<UUID, String> others) {

		/**
		 * Returns whether the viewer may see the objects that a value refers to.
		 */
		boolean mayKnow(String member, JsonNode value) {
			return !OWNER_OR_MEMBER_ONLY.contains(member) || this.others.keySet().containsAll(ids(value));
		}

	}

}
