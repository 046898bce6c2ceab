package dev.kalends.account.attempt;

/**
 * Further attempts from an origin are refused for now, because there were too many failed
 * ones. It is published once, with the failure that reaches the limit, and not for each
 * attempt refused after that.
 *
 * @param origin where the last of the failed attempts came from
 */
public record AttemptsSlowedDown(AttemptOrigin origin) {

}
