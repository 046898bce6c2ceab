package dev.kalends.account.attempt;

/**
 * Too many attempts from an origin failed, so further attempts are refused for a while.
 * Published once, for the failure that reaches the limit, not for each refused attempt.
 *
 * @param origin origin of the last failed attempt
 */
public record AttemptsThrottled(AttemptOrigin origin) {

}
