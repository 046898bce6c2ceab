package dev.kalends.workitem;

import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a deed changed about one item.
 *
 * @param before the members that differ, as they were; a merge patch (RFC 7396) that puts
 * them back
 * @param after the same members, as the deed left them
 */
record ItemChange(UUID itemId, ChangeKind kind, ObjectNode before, ObjectNode after) {

}
