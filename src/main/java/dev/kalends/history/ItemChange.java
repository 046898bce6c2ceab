package dev.kalends.history;

import java.util.UUID;

import dev.kalends.workitem.ItemOwner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a change set changed about one item.
 *
 * @param from where the item was before; {@code null} where that is not known
 * @param before the members that differ, as they were; a merge patch (RFC 7396) that puts
 * them back
 * @param after the same members, as the change set left them
 */
record ItemChange(UUID itemId, ChangeKind kind, @Nullable ItemOwner from, ObjectNode before, ObjectNode after) {

}
