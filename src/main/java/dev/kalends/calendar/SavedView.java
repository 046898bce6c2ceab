package dev.kalends.calendar;

import java.util.UUID;

import dev.kalends.team.Memberships;
import org.jspecify.annotations.Nullable;

/**
 * A view of the calendar with its filters that somebody gave a name to.
 *
 * @param ownerId who made it
 * @param teamId the team that shares it; {@code null} for one that its owner alone sees
 * @param query what the address of the calendar says after its question mark; never a
 * date
 */
record SavedView(UUID id, UUID ownerId, @Nullable UUID teamId, String name, String query) {

	/**
	 * Tells whether a person sees the view. Whoever leaves the team sees it no longer,
	 * even when they made it.
	 */
	boolean isSeenBy(Memberships person) {
		return (this.teamId != null) ? person.contains(this.teamId) : this.ownerId.equals(person.personId());
	}

	/**
	 * Tells whether a person may change the view and delete it.
	 */
	boolean isChangedBy(Memberships person) {
		return (this.teamId != null) ? person.mayEdit(this.teamId) : this.ownerId.equals(person.personId());
	}

}
