package dev.kalends.freshness;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A row of the change log: one transaction that incremented or created scope versions.
 *
 * @param id increases over time; concurrent changes can have any order
 * @param changedAt the time shortly before the commit
 * @param actorId the acting person; {@code null} if the application acted on its own
 * @param action the action code, such as {@code work_item.created}
 * @param subjectId the changed object; {@code null} if there is no single one
 * @param scopes the affected scopes by name; truncated if there are many
 * @param scopeCount the total number of affected scopes
 */
public record LoggedChange(long id, Instant changedAt, @Nullable UUID actorId, String action, @Nullable UUID subjectId,
		List<Scope> scopes, int scopeCount) {

}
