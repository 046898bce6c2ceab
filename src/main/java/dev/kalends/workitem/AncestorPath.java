package dev.kalends.workitem;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The position of an item in the hierarchy, for one viewer.
 *
 * @param teamId its team; {@code null} for a personal item
 * @param path the ids from the root to the item, both inclusive
 * @param inside whether the viewer can see the ancestors: as owner or team member, not
 * only as assignee
 */
public record AncestorPath(@Nullable UUID teamId, List<UUID> path, boolean inside) {

}
