package dev.kalends.team;

import dev.kalends.account.PersonName;

/**
 * A member of a team.
 *
 * @param person who it is
 * @param role what they may do in it
 * @param accepted whether they have accepted the team, and so share how busy they are
 * with those who have accepted it as well
 */
public record TeamMember(PersonName person, TeamRole role, boolean accepted) {

}
