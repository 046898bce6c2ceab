package dev.kalends.calendar;

import java.util.SortedSet;
import java.util.UUID;

/**
 * Identifies a part of a calendar that is queried and cached separately. The events of
 * the part are a {@link FeedPart}.
 */
sealed interface FeedPartId {

	/**
	 * The items of a team, which are the same for all members.
	 *
	 * @param teamId the team
	 */
	record OfTeam(UUID teamId) implements FeedPartId {

	}

	/**
	 * The items visible to one person outside their teams: personal items, and items of
	 * other teams or people assigned to them.
	 *
	 * @param personId the person
	 * @param teamIds the teams of the person, whose items are separate parts
	 */
	record OfPerson(UUID personId, SortedSet<UUID> teamIds) implements FeedPartId {

	}

}
