package dev.kalends.location;

import java.util.UUID;

/**
 * A location was renamed. Published inside the transaction of the change, which has
 * locked the location.
 */
public record LocationRenamed(UUID locationId) {

}
