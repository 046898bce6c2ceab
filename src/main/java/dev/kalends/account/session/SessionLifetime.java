package dev.kalends.account.session;

import java.time.Duration;
import java.time.Instant;

/**
 * The lifetime of a session: {@value #IDLE_DAYS} days without a request, and
 * {@value #MAX_DAYS} days in total. This limits the value of a stolen cookie.
 * <p>
 * The maximum lifetime is part of the stored expiry time: the closer a session is to the
 * maximum, the shorter its idle timeout. So everything that checks the expiry of a
 * session (pages, the statement of the feed, streams, the removal of expired rows) also
 * enforces the maximum, without a second check.
 */
final class SessionLifetime {

	static final int IDLE_DAYS = 14;

	static final int MAX_DAYS = 90;

	static final Duration IDLE = Duration.ofDays(IDLE_DAYS);

	private static final Duration MAX = Duration.ofDays(MAX_DAYS);

	private SessionLifetime() {
	}

	/**
	 * Returns the idle timeout, counted from the last request.
	 * @param signedInAt creation time of the session, which is the time of the sign-in
	 * @param lastRequestAt time of the last request
	 */
	static Duration idleAfter(Instant signedInAt, Instant lastRequestAt) {
		Duration left = Duration.between(lastRequestAt, signedInAt.plus(MAX));
		if (left.isNegative()) {
			return Duration.ZERO;
		}
		return (left.compareTo(IDLE) < 0) ? left : IDLE;
	}

}
