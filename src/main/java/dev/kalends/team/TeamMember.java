package dev.kalends.team;

import dev.kalends.account.PersonName;

/**
 * Somebody in a team.
 *
 * @param person who it is
 * @param role what they may do in it
 */
public record TeamMember(PersonName person, TeamRole role) {

}
