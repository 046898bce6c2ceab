package dev.kalends.team;

import java.util.UUID;

/**
 * A team was deleted. Published inside the transaction that deletes it, while the team is
 * locked, so that listeners move its items to the trash in the same commit.
 *
 * @param teamId the team
 * @param actorId the person who deleted it
 */
public record TeamDeleted(UUID teamId, UUID actorId) {

}
