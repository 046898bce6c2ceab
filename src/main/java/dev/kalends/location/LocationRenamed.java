package dev.kalends.location;

import java.util.UUID;

/**
 * A location has another name. It is published within the transaction of the change,
 * which has locked the location.
 */
public record LocationRenamed(UUID locationId) {

}
