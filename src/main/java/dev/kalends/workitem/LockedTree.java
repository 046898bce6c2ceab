package dev.kalends.workitem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.kalends.account.People;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.location.Locations;
import dev.kalends.shared.NotFoundException;
import dev.kalends.team.Teams;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The trees of work items as a running change sees them. Whoever changes anything in a
 * tree locks its root first and reads the rest afterwards, so what was read stays true
 * until the commit: two children completed at once cannot leave their parent at 50 %, and
 * two crossing moves cannot make a cycle.
 */
@Component
public class LockedTree {

	private static final int IDS_PER_QUERY = 500;

	private final WorkItemRepository repository;

	private final Locations locations;

	private final People people;

	private final Teams teams;

	private final ScopeChanges changes;

	LockedTree(WorkItemRepository repository, Locations locations, People people, Teams teams, ScopeChanges changes) {
		this.repository = repository;
		this.locations = locations;
		this.people = people;
		this.teams = teams;
		this.changes = changes;
	}

	/**
	 * Locks the tree of an item and returns the item as it is then.
	 * @return empty when there is no such item
	 */
	public Optional<WorkItem> lock(UUID itemId) {
		Optional<List<UUID>> ancestors = this.repository.findAncestorIds(itemId).stream().findFirst();
		if (ancestors.isEmpty()) {
			return Optional.empty();
		}
		UUID rootId = ancestors.get().isEmpty() ? itemId : ancestors.get().get(0);
		this.repository.lock(List.of(rootId));
		Optional<WorkItem> item = this.repository.findById(itemId);
		if (item.isPresent() && !item.get().rootId().equals(rootId)) {
			throw new PessimisticLockingFailureException("The item moved to another tree while its own was locked");
		}
		item.ifPresent(WorkItem::loadAssignees);
		return item;
	}

	/**
	 * Locks the tree of an item and returns the item as it is then.
	 * @throws NotFoundException when there is no such item
	 */
	WorkItem lockExisting(UUID itemId) {
		return lock(itemId).orElseThrow(NotFoundException::new);
	}

	/**
	 * Locks the trees of many items, in the order of their roots' ids, and returns the
	 * items as they are then.
	 * @return those of the items that exist, in the order of their ids
	 */
	public List<WorkItem> lockAll(Collection<UUID> itemIds) {
		SortedSet<UUID> ids = new TreeSet<>(itemIds);
		SortedSet<UUID> rootIds = new TreeSet<>();
		for (List<UUID> chunk : chunks(List.copyOf(ids))) {
			this.repository.findPlaces(chunk)
				.forEach((place) -> rootIds
					.add(place.ancestorIds().isEmpty() ? place.id() : place.ancestorIds().get(0)));
		}
		for (List<UUID> chunk : chunks(List.copyOf(rootIds))) {
			this.repository.lock(chunk);
		}
		List<WorkItem> items = new ArrayList<>();
		for (List<UUID> chunk : chunks(List.copyOf(ids))) {
			items.addAll(this.repository.findAllByIds(chunk));
		}
		items.sort(Comparator.comparing(WorkItem::id));
		for (WorkItem item : items) {
			if (!rootIds.contains(item.rootId())) {
				throw new PessimisticLockingFailureException("An item moved to another tree while its own was locked");
			}
			item.loadAssignees();
		}
		return items;
	}

	/**
	 * Locks everything whose name or look these items begin to show somewhere: people,
	 * places and teams. Whoever changes such a thing locks it before looking for those
	 * who see it, so neither can miss the other.
	 */
	void lockWhatIsShown(Collection<WorkItem> items) {
		ShownNames shown = new ShownNames();
		items.forEach((item) -> shown.add(item.teamId(), item.assigneeIds(), item.locationId()));
		lock(shown);
	}

	/**
	 * Does so for an item as it is wanted and for what comes along with it, before any of
	 * these is locked for another reason.
	 * @param teamId the team that all of them will be in
	 */
	void lockWhatWillBeShown(@Nullable UUID teamId, CheckedDraft wanted, Collection<WorkItem> along) {
		ShownNames shown = new ShownNames();
		shown.add(teamId, wanted.assigneeIds(), wanted.locationId());
		along.forEach((item) -> shown.add(teamId, item.assigneeIds(), item.locationId()));
		lock(shown);
	}

	/**
	 * Locks teams first, then people, then places, each in the order of their ids: two
	 * who lock several of them never wait for each other.
	 */
	private void lock(ShownNames shown) {
		shown.teamIds.forEach(this.teams::lockForUse);
		if (!shown.personIds.isEmpty()) {
			this.people.lockForDisplay(shown.personIds);
		}
		shown.locationIds.forEach(this.locations::lockForDisplay);
	}

	/**
	 * Returns an item of a tree that is locked already.
	 */
	Optional<WorkItem> find(UUID itemId) {
		return this.repository.findById(itemId);
	}

	/**
	 * Returns what an item of a tree that is locked already stands below.
	 */
	@Nullable WorkItem parentOf(WorkItem item) {
		return Optional.ofNullable(item.parentId()).flatMap(this::find).orElse(null);
	}

	/**
	 * Returns all items below one, level by level, those in the trash included.
	 */
	List<WorkItem> below(WorkItem item) {
		List<WorkItem> below = new ArrayList<>();
		List<UUID> level = List.of(item.id());
		while (!level.isEmpty()) {
			List<WorkItem> children = children(level);
			below.addAll(children);
			level = children.stream().map(WorkItem::id).toList();
		}
		return below;
	}

	/**
	 * Returns all items right below others that are not in the trash.
	 */
	public List<WorkItem> livingChildren(Collection<UUID> parentIds) {
		return children(List.copyOf(parentIds)).stream().filter((child) -> !child.isTrashed()).toList();
	}

	/**
	 * Locks what came out of the trash without the items that it stood below.
	 * @return what returns below each of them
	 */
	List<WorkItem> lockFormerChildren(Collection<WorkItem> parents) {
		Set<UUID> parentIds = parents.stream().map(WorkItem::id).collect(Collectors.toSet());
		List<UUID> ids = new ArrayList<>();
		chunks(List.copyOf(parentIds)).forEach((chunk) -> ids.addAll(this.repository.findFormerChildIds(chunk)));
		return lockAll(ids).stream().filter((item) -> !item.isTrashed()).filter((item) -> {
			UUID formerParentId = item.formerParentId();
			return formerParentId != null && parentIds.contains(formerParentId);
		}).toList();
	}

	/**
	 * Returns all items below one that are not in the trash, level by level.
	 */
	List<WorkItem> livingBelow(WorkItem item) {
		return below(item).stream().filter((descendant) -> !descendant.isTrashed()).toList();
	}

	private List<WorkItem> children(List<UUID> parentIds) {
		List<WorkItem> children = new ArrayList<>();
		chunks(parentIds).forEach((chunk) -> children.addAll(this.repository.findChildren(chunk)));
		return children;
	}

	private static List<List<UUID>> chunks(List<UUID> ids) {
		List<List<UUID>> chunks = new ArrayList<>();
		for (int from = 0; from < ids.size(); from += IDS_PER_QUERY) {
			chunks.add(ids.subList(from, Math.min(from + IDS_PER_QUERY, ids.size())));
		}
		return chunks;
	}

	/**
	 * Notes the new place of everything below an item that moved.
	 * @return what stands below it
	 */
	List<WorkItem> carryAlong(WorkItem moved) {
		List<WorkItem> carried = new ArrayList<>();
		List<WorkItem> level = List.of(moved);
		while (!level.isEmpty()) {
			List<WorkItem> next = new ArrayList<>();
			for (WorkItem child : children(level.stream().map(WorkItem::id).toList())) {
				WorkItem parent = level.stream()
					.filter((candidate) -> candidate.id().equals(child.parentId()))
					.findFirst()
					.orElseThrow();
				touch(child);
				child.inheritPosition(parent);
				touch(child);
				next.add(child);
			}
			carried.addAll(next);
			level = next;
		}
		return carried;
	}

	/**
	 * Records that everybody who sees this item now sees it change. It is called before
	 * an item is altered and after it, since others may see it then.
	 */
	public void touch(WorkItem item) {
		this.changes.touch(item.scopes());
	}

	/**
	 * Calculates the progress of an item and of all above it anew, after something about
	 * its children changed.
	 */
	public void rollUp(@Nullable UUID parentId) {
		UUID next = parentId;
		while (next != null) {
			WorkItem parent = find(next).orElseThrow();
			if (parent.followsChildren()) {
				int percentage = this.repository.countChildren(parent.id()).percentage();
				if (percentage != parent.progress()) {
					touch(parent);
					parent.rollUp(percentage);
				}
			}
			next = parent.parentId();
		}
	}

	/**
	 * Calculates the progress of an item anew if it follows from items below. One without
	 * keeps what was said.
	 */
	void rollUpIfParent(WorkItem item) {
		if (hasCountedChildren(item)) {
			rollUp(item.id());
		}
	}

	/**
	 * Tells whether anything stands below an item that counts for its progress.
	 */
	public boolean hasCountedChildren(WorkItem item) {
		return this.repository.countChildren(item.id()).counted() > 0;
	}

	/**
	 * Ids of what items show.
	 */
	private static final class ShownNames {

		private final SortedSet<UUID> teamIds = new TreeSet<>();

		private final SortedSet<UUID> personIds = new TreeSet<>();

		private final SortedSet<UUID> locationIds = new TreeSet<>();

		void add(@Nullable UUID teamId, Collection<UUID> assigneeIds, @Nullable UUID locationId) {
			this.personIds.addAll(assigneeIds);
			if (teamId != null && !assigneeIds.isEmpty()) {
				this.teamIds.add(teamId);
			}
			if (locationId != null) {
				this.locationIds.add(locationId);
			}
		}

	}

}
