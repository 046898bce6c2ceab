package dev.kalends.shared;

/**
 * The object does not exist, or the caller may not know that it exists. Both cases look
 * the same to the caller, so that identifiers leak nothing.
 */
public class NotFoundException extends RuntimeException {

}
