package dev.kalends.account.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a session lasts: {@value #IDLE_DAYS} days without a request, and
 * {@value #MAX_DAYS} days in all. A stolen cookie is worth something for that long at
 * most.
 * <p>
 * Whatever is stored of a session says when it ends, and the limit is part of that: the
 * nearer a session is to its limit, the less time without a request it has left. So
 * everything that looks at a session (pages, the feed's one statement, streams, the
 * removal of expired rows) observes the limit and asks nothing more for it.
 */
final class SessionLifetime {

	static final int IDLE_DAYS = 14;

	static final int MAX_DAYS = 90;

	static final Duration IDLE = Duration.ofDays(IDLE_DAYS);

	private static final Duration MAX = Duration.ofDays(MAX_DAYS);

	private SessionLifetime() {
	}

	/**
	 * Returns how long a session may be without a request from the last one on.
	 * @param signedInAt when the session was created, which the sign-in does
	 * @param lastRequestAt when it was last used
	 */
	static Duration idleAfter(Instant signedInAt, Instant lastRequestAt) {
		Duration left = Duration.between(lastRequestAt, signedInAt.plus(MAX));
		if (left.isNegative()) {
			return Duration.ZERO;
		}
		return (left.compareTo(IDLE) < 0) ? left : IDLE;
	}

}
