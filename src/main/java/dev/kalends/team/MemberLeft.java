package dev.kalends.team;

import java.util.UUID;

/**
 * A person left a team. Published inside the transaction that removes the member, while
 * the team and the person are locked, so that listeners end the person's assignments in
 * the team in the same commit.
 *
 * @param teamId the team
 * @param personId the former member
 * @param actorId the person who removed the member, possibly the member
 */
public record MemberLeft(UUID teamId, UUID personId, UUID actorId) {

}
