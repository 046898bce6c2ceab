package dev.kalends.history;

import java.util.UUID;

import dev.kalends.workitem.ItemOwner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The changes that a change set made to one item.
 *
 * @param from the owner before the change; {@code null} when unknown
 * @param before the changed members with their earlier values: a merge patch (RFC 7396)
 * that reverts the change
 * @param after the same members with their new values
 */
record ItemChange(UUID itemId, ChangeKind kind, @Nullable ItemOwner from, ObjectNode before, ObjectNode after) {

}
