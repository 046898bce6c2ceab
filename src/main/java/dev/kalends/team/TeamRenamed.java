package dev.kalends.team;

import java.util.UUID;

/**
 * A team has another name. It is published inside the transaction that changes it.
 *
 * @param teamId the team
 */
public record TeamRenamed(UUID teamId) {

}
