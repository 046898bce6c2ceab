package dev.kalends.location;

import java.util.UUID;

/**
 * A location is about to be deleted. It is published within the transaction of the
 * change, which has locked the location; items have to stop referring to it.
 */
public record LocationDeleted(UUID locationId) {

}
