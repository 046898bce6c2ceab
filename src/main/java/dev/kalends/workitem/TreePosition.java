package dev.kalends.workitem;

import java.util.List;
import java.util.UUID;

/**
 * The position of an item in its tree.
 *
 * @param ancestorIds the ids of its ancestors, root first
 */
record TreePosition(UUID id, List<UUID> ancestorIds) {

}
