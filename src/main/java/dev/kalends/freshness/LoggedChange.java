package dev.kalends.freshness;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A row of the change log: one transaction that incremented counters or made new ones.
 *
 * @param id grows with time; two changes made at once may stand in either order
 * @param changedAt when it was about to commit
 * @param actorId who made it; {@code null} where the application did by itself
 * @param action what was done, such as {@code work_item.created}
 * @param subjectId what it was done to; {@code null} where that is no single thing
 * @param scopes whom it concerned, by name; of many only the first
 * @param scopeCount how many scopes it concerned in all
 */
public record LoggedChange(long id, Instant changedAt, @Nullable UUID actorId, String action, @Nullable UUID subjectId,
		List<Scope> scopes, int scopeCount) {

}
