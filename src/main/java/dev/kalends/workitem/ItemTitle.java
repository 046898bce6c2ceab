package dev.kalends.workitem;

import java.util.UUID;

/**
 * The id and the title of an item.
 */
public record ItemTitle(UUID id, String title) {

}
