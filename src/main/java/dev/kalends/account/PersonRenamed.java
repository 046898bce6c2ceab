package dev.kalends.account;

import java.util.UUID;

/**
 * A person's display name was changed. Published inside the transaction that changes it,
 * while the person's row is locked, so that listeners can touch all scopes that show the
 * name.
 *
 * @param personId the renamed person
 */
public record PersonRenamed(UUID personId) {

}
