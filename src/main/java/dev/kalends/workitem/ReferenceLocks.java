package dev.kalends.workitem;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import dev.kalends.account.People;
import dev.kalends.account.Viewer;
import dev.kalends.location.Locations;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.team.Memberships;
import dev.kalends.team.Teams;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Locks the teams, people and locations that items refer to, and checks that they can be
 * used. A rename or deletion of one of these takes the same lock before it looks for
 * affected items, so neither transaction can miss the other.
 * <p>
 * {@link LockedTree} has the order of all locks. The methods {@code lock} take the locks
 * of all references in this order. The methods {@code require…} lock a single reference
 * again, which must be locked already if a lock that comes later in the order is held.
 */
@Component
class ReferenceLocks {

	private final Teams teams;

	private final People people;

	private final Locations locations;

	ReferenceLocks(Teams teams, People people, Locations locations) {
		this.teams = teams;
		this.people = people;
		this.locations = locations;
	}

	/**
	 * Locks everything that items refer to.
	 */
	void lock(Collection<WorkItem> items) {
		References references = new References();
		items.forEach((item) -> references.add(item.teamId(), item.assigneeIds(), item.locationId()));
		lock(references);
	}

	/**
	 * Locks everything that an item and its moving descendants will refer to.
	 * @param teamId the team that all of them will be in; {@code null} for none
	 * @param draft the new state of the item
	 * @param moving the descendants that move with the item
	 */
	void lock(@Nullable UUID teamId, CheckedDraft draft, Collection<WorkItem> moving) {
		References references = new References();
		references.add(teamId, draft.assigneeIds(), draft.locationId());
		moving.forEach((item) -> references.add(teamId, item.assigneeIds(), item.locationId()));
		lock(references);
	}

	private void lock(References references) {
		references.teamIds.forEach(this.teams::lockForUse);
		if (!references.personIds.isEmpty()) {
			this.people.lockForDisplay(references.personIds);
		}
		references.locationIds.forEach(this.locations::lockForDisplay);
	}

	/**
	 * Locks the new team of an item and checks that the viewer may add items to it.
	 */
	void requireTeam(Viewer viewer, UUID teamId) {
		boolean exists = this.teams.lockForUse(teamId);
		Memberships memberships = this.teams.memberships(viewer.id());
		if (!exists || !memberships.contains(teamId)) {
			throw new RuleViolatedException(Violation.of("teamId", "unknown-team"));
		}
		if (!memberships.mayEdit(teamId)) {
			throw new NotPermittedException("edit-team");
		}
	}

	/**
	 * Locks the new assignees of an item and checks that work can be assigned to them.
	 */
	void requireAssignees(Set<UUID> requested, Set<UUID> before) {
		if (requested.isEmpty() || requested.equals(before)) {
			return;
		}
		List<UUID> assignable = this.people.lockForDisplay(requested);
		for (UUID personId : requested) {
			if (!assignable.contains(personId) && !before.contains(personId)) {
				throw new RuleViolatedException(Violation.of("assigneeIds", "unknown-person", personId.toString()));
			}
		}
	}

	/**
	 * Locks the new location of an item and checks that it exists.
	 */
	void requireLocation(@Nullable UUID requested, @Nullable UUID before) {
		if (requested != null && !requested.equals(before) && !this.locations.lockForDisplay(requested)) {
			throw new RuleViolatedException(Violation.of("locationId", "unknown-location"));
		}
	}

	/**
	 * The ids of the teams, people and locations that items refer to.
	 */
	private static final class References {

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
