package dev.kalends.shared;

/**
 * There is no such thing, or the caller may not know that there is: the two look alike
 * from outside, so that identifiers leak nothing.
 */
public class NotFoundException extends RuntimeException {

}
