package dev.kalends.team;

import dev.kalends.account.PersonName;

/**
 * A member of a team.
 *
 * @param person the member
 * @param role the member's role
 * @param accepted whether the member has accepted the team, and so shares free/busy times
 * with the other members who have accepted it
 */
public record TeamMember(PersonName person, TeamRole role, boolean accepted) {

}
