package dev.kalends.team;

import java.util.UUID;

/**
 * A team is no more. It is published inside the transaction that deletes it, while the
 * team is locked, so that listeners put its items into the trash in the same commit.
 *
 * @param teamId the team
 * @param actorId who deleted it
 */
public record TeamDeleted(UUID teamId, UUID actorId) {

}
