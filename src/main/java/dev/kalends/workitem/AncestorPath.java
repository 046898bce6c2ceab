package dev.kalends.workitem;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Where an item stands, as one person sees it.
 *
 * @param teamId its team; {@code null} for a personal item
 * @param path the ids from its root down to itself
 * @param inside whether the person sees what stands above it
 */
public record AncestorPath(@Nullable UUID teamId, List<UUID> path, boolean inside) {

}
