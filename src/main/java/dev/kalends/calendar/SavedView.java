package dev.kalends.calendar;

import java.util.UUID;

import dev.kalends.team.Memberships;
import org.jspecify.annotations.Nullable;

/**
 * A named view of the calendar with its filters.
 *
 * @param ownerId the person who created it
 * @param teamId the team that shares it; {@code null} for a private view
 * @param query the query string of the calendar's URL, without a date
 */
record SavedView(UUID id, UUID ownerId, @Nullable UUID teamId, String name, String query) {

	/**
	 * Returns whether a person can see the view. The owner of a shared view cannot see it
	 * after leaving the team.
	 */
	boolean isVisibleTo(Memberships person) {
		return (this.teamId != null) ? person.contains(this.teamId) : this.ownerId.equals(person.personId());
	}

	/**
	 * Returns whether a person may change and delete the view.
	 */
	boolean isEditableBy(Memberships person) {
		return (this.teamId != null) ? person.mayEdit(this.teamId) : this.ownerId.equals(person.personId());
	}

}
