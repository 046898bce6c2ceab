package dev.kalends.workitem;

import java.util.List;
import java.util.UUID;

/**
 * Where an item stands.
 *
 * @param ancestorIds the ids above it, root first
 */
record TreePosition(UUID id, List<UUID> ancestorIds) {

}
