package dev.kalends.freshness;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Published inside a transaction that is about to commit, after all changes are flushed
 * and before the first scope version is locked. Listeners may write in the same
 * transaction; an exception from a listener rolls the transaction back.
 *
 * @param action the action code, such as {@code work_item.created}
 * @param actorId the acting person; {@code null} if the application acts on its own
 * @param subjectId the changed object; {@code null} if there is no single one
 */
public record ChangeCommitting(String action, @Nullable UUID actorId, @Nullable UUID subjectId) {

}
