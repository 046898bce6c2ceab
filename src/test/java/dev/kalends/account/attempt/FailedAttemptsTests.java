package dev.kalends.account.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests the sliding window of failed attempts per name and per address.
 */
class FailedAttemptsTests {

	private static final AttemptOrigin ANN = origin("ann", "192.0.2.1");

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T09:00:00Z"));

	private final List<Object> events = new ArrayList<>();

	private final FailedAttempts attempts = new FailedAttempts(new SettableClock(), this.events::add);

	@Test
	void sixthAttemptAfterFiveFailuresIsNotChecked() {
		fail(ANN, 5);
		assertRefused(ANN, "600");
		assertThat(this.attempts.succeeds(origin("ann", "192.0.2.2"), () -> true)).isTrue();
		assertThat(this.attempts.succeeds(origin("bob", "192.0.2.1"), () -> true)).isTrue();
	}

	@Test
	void windowSlides() {
		fail(ANN, 1);
		pass(Duration.ofMinutes(4));
		fail(ANN, 4);
		assertRefused(ANN, "360");
		pass(Duration.ofMinutes(6));
		fail(ANN, 1);
		assertRefused(ANN, "240");
		pass(Duration.ofMinutes(4));
		fail(ANN, 4);
		assertRefused(ANN, "360");
	}

	@Test
	void refusedAttemptsDoNotExtendTheWait() {
		fail(ANN, 5);
		pass(Duration.ofMinutes(9));
		for (int i = 0; i < 100; i++) {
			assertRefused(ANN, "60");
		}
		pass(Duration.ofMinutes(1));
		assertThat(this.attempts.succeeds(ANN, () -> true)).isTrue();
	}

	@Test
	void addressIsLimitedAfterFiftyFailuresForAnyNames() {
		for (int i = 0; i < 50; i++) {
			fail(origin("name" + i, "192.0.2.1"), 1);
		}
		assertRefused(ANN, "600");
		fail(origin("ann", "192.0.2.2"), 1);
	}

	@Test
	void successesAndExceptionsDoNotCount() {
		for (int i = 0; i < 200; i++) {
			assertThat(this.attempts.succeeds(ANN, () -> true)).isTrue();
			assertThatIllegalStateException().isThrownBy(() -> this.attempts.succeeds(ANN, () -> {
				throw new IllegalStateException("The database does not answer");
			}));
		}
		fail(ANN, 5);
		assertRefused(ANN, "600");
	}

	@Test
	void trustedBrowserHasItsOwnCounter() {
		AttemptOrigin trusted = AttemptOrigin.of("ann", "192.0.2.1", "browser");
		for (int i = 0; i < 50; i++) {
			fail(origin("name" + i, "192.0.2.1"), 1);
		}
		fail(trusted, 5);
		assertRefused(trusted, "600");
		assertThat(this.attempts.succeeds(AttemptOrigin.of("ann", "192.0.2.1", "other"), () -> true)).isTrue();
	}

	@Test
	void concurrentAttemptsStayWithinLimit() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(40);
		CountDownLatch allTried = new CountDownLatch(35);
		AtomicInteger checked = new AtomicInteger();
		try {
			List<Future<Boolean>> results = new ArrayList<>();
			for (int i = 0; i < 40; i++) {
				results.add(threads.submit(() -> {
					try {
						return this.attempts.succeeds(ANN, () -> {
							checked.incrementAndGet();
							await(allTried);
							return false;
						});
					}
					catch (TooManyAttemptsException ex) {
						assertThat(ex.retryAfter()).isEqualTo("1");
						allTried.countDown();
						return false;
					}
				}));
			}
			for (Future<Boolean> result : results) {
				assertThat(result.get(30, TimeUnit.SECONDS)).isFalse();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(checked).hasValue(5);
		assertRefused(ANN, "600");
	}

	@Test
	void reachedLimitIsPublishedOnce() {
		fail(ANN, 4);
		assertThat(this.events).isEmpty();
		fail(ANN, 1);
		assertRefused(ANN, "600");
		assertRefused(ANN, "600");
		assertThat(this.events).containsExactly(new AttemptsThrottled(ANN));
	}

	@Test
	void clockSetBackDoesNotExtendTheWait() {
		fail(ANN, 5);
		pass(Duration.ofHours(-1));
		assertThat(this.attempts.succeeds(ANN, () -> true)).isTrue();
	}

	private static AttemptOrigin origin(String name, String address) {
		return AttemptOrigin.of(name, address, null);
	}

	private void fail(AttemptOrigin origin, int times) {
		for (int i = 0; i < times; i++) {
			assertThat(this.attempts.succeeds(origin, () -> false)).isFalse();
		}
	}

	private void assertRefused(AttemptOrigin origin, String retryAfter) {
		assertThatExceptionOfType(TooManyAttemptsException.class)
			.isThrownBy(() -> this.attempts.succeeds(origin, () -> {
				throw new AssertionError("The check was run");
			}))
			.satisfies((refused) -> assertThat(refused.retryAfter()).isEqualTo(retryAfter));
	}

	private void pass(Duration duration) {
		this.now.updateAndGet((time) -> time.plus(duration));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private final class SettableClock extends Clock {

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return FailedAttemptsTests.this.now.get();
		}

	}

}
