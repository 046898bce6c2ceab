package dev.kalends.account;

import java.util.UUID;

/**
 * A person's display name has changed. It is published inside the transaction that
 * changes it, while the person's row is locked, so that listeners can touch the scopes of
 * everybody who sees the name.
 *
 * @param personId whose name it is
 */
public record PersonRenamed(UUID personId) {

}
