package dev.kalends.team;

import java.util.UUID;

/**
 * A team was renamed. Published inside the transaction of the change.
 *
 * @param teamId the team
 */
public record TeamRenamed(UUID teamId) {

}
