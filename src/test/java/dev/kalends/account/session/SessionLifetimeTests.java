package dev.kalends.account.session;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the idle timeout and the maximum lifetime of sessions.
 */
class SessionLifetimeTests {

	private static final Instant SIGNED_IN = Instant.parse("2026-01-01T09:00:00Z");

	@Test
	void idleTimeoutIsFourteenDaysOrRemainingLifetime() {
		assertThat(idleAfter(Duration.ZERO)).isEqualTo(Duration.ofDays(14));
		assertThat(idleAfter(Duration.ofDays(76))).isEqualTo(Duration.ofDays(14));
		assertThat(idleAfter(Duration.ofDays(76).plusHours(1))).isEqualTo(Duration.ofDays(14).minusHours(1));
		assertThat(idleAfter(Duration.ofDays(89))).isEqualTo(Duration.ofDays(1));
	}

	@Test
	void idleTimeoutIsZeroAfterMaximumLifetime() {
		assertThat(idleAfter(Duration.ofDays(90))).isZero();
		assertThat(idleAfter(Duration.ofDays(400))).isZero();
	}

	private static Duration idleAfter(Duration sinceSignIn) {
		return SessionLifetime.idleAfter(SIGNED_IN, SIGNED_IN.plus(sinceSignIn));
	}

}
