package dev.kalends.freshness;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A transaction has made its changes and is about to commit. It is published inside the
 * transaction, once everything is flushed and before the first counter is locked; who
 * listens may write along, and fails the change by failing.
 *
 * @param action what was done, such as {@code work_item.created}
 * @param actorId who did it; {@code null} where the application did by itself
 * @param subjectId what it was done to; {@code null} where that is no single thing
 */
public record ChangeCommitting(String action, @Nullable UUID actorId, @Nullable UUID subjectId) {

}
