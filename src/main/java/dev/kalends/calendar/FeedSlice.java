package dev.kalends.calendar;

import java.util.SortedSet;
import java.util.UUID;

/**
 * A part of a calendar that is found and kept apart from the others.
 */
sealed interface FeedSlice {

	/**
	 * The items of a team, the same for all of its members.
	 *
	 * @param teamId the team
	 */
	record OfTeam(UUID teamId) implements FeedSlice {

	}

	/**
	 * What one person alone sees: their personal items, and what they are assigned to
	 * from outside.
	 *
	 * @param personId the person
	 * @param teamIds the person's teams, whose items are parts of their own
	 */
	record OfPerson(UUID personId, SortedSet<UUID> teamIds) implements FeedSlice {

	}

}
