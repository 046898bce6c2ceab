package dev.kalends.location;

import java.util.UUID;

/**
 * A location is about to be deleted. Published inside the transaction of the change,
 * which has locked the location; listeners must remove all references to it.
 */
public record LocationDeleted(UUID locationId) {

}
