package dev.kalends.workitem.query;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Finds who changed an item last, for messages about edit conflicts. The module of the
 * history implements it.
 */
public interface LatestChanges {

	/**
	 * Returns the latest change of an item, also of one in the trash. The result is empty
	 * if the viewer cannot see the item or that change.
	 */
	Optional<LatestChange> find(Viewer viewer, UUID itemId);

	/**
	 * A change of an item.
	 *
	 * @param by the person who made it; {@code null} for the application itself
	 */
	record LatestChange(@Nullable PersonName by, Instant at) {

	}

}
