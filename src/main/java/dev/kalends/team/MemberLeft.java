package dev.kalends.team;

import java.util.UUID;

/**
 * Somebody is no longer in a team. It is published inside the transaction that removes
 * them, while the team and the person are locked, so that listeners end their work in the
 * team in the same commit.
 *
 * @param teamId the team
 * @param personId who left
 * @param actorId who removed them, maybe themselves
 */
public record MemberLeft(UUID teamId, UUID personId, UUID actorId) {

}
