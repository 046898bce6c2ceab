package dev.kalends.account.attempt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests the bound on concurrent hashing: excess calls wait or are refused immediately.
 */
class BoundedPasswordEncoderTests {

	private final BlockingEncoder delegate = new BlockingEncoder();

	private final BoundedPasswordEncoder encoder = new BoundedPasswordEncoder(this.delegate, 2, Duration.ofSeconds(30));

	@Test
	void atMostTwoAreHashedConcurrentlyAndExcessIsRefused() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(220);
		try {
			List<Future<String>> results = new ArrayList<>();
			for (int i = 0; i < 220; i++) {
				results.add(threads.submit(() -> {
					try {
						return this.encoder.matches("x", "x") ? "yes" : "no";
					}
					catch (HashingBusyException ex) {
						assertThat(ex.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
						assertThat(Integer.parseInt(ex.retryAfter())).isBetween(1, 4);
						return "refused";
					}
				}));
			}
			// Two are running and 32 are waiting; all others are refused.
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> results.stream().filter(Future::isDone).count() == 220 - 34);
			this.delegate.latch.countDown();
			List<String> outcomes = new ArrayList<>();
			for (Future<String> result : results) {
				outcomes.add(result.get(30, TimeUnit.SECONDS));
			}
			assertThat(outcomes).filteredOn("refused"::equals).hasSize(220 - 34);
			assertThat(this.delegate.maxRunning).hasValueLessThanOrEqualTo(2);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void waitingTimesOut() {
		BoundedPasswordEncoder impatient = new BoundedPasswordEncoder(this.delegate, 1, Duration.ofMillis(50));
		ExecutorService threads = Executors.newSingleThreadExecutor();
		try {
			threads.submit(() -> impatient.encode("x"));
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.delegate.running.get() == 1);
			assertThatExceptionOfType(HashingBusyException.class).isThrownBy(() -> impatient.encode("x"));
		}
		finally {
			this.delegate.latch.countDown();
			threads.shutdownNow();
		}
	}

	@Test
	void failedHashReleasesPermit() {
		BoundedPasswordEncoder failing = new BoundedPasswordEncoder(new PasswordEncoder() {

			@Override
			public String encode(CharSequence rawPassword) {
				throw new IllegalArgumentException();
			}

			@Override
			public boolean matches(CharSequence rawPassword, String encodedPassword) {
				return true;
			}

		}, 1, Duration.ofSeconds(30));
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> failing.encode("x"));
		}
		assertThat(failing.matches("x", "x")).isTrue();
	}

	private static final class BlockingEncoder implements PasswordEncoder {

		private final CountDownLatch latch = new CountDownLatch(1);

		private final AtomicInteger running = new AtomicInteger();

		private final AtomicInteger maxRunning = new AtomicInteger();

		@Override
		public String encode(CharSequence rawPassword) {
			this.maxRunning.accumulateAndGet(this.running.incrementAndGet(), Math::max);
			try {
				assertThat(this.latch.await(30, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			finally {
				this.running.decrementAndGet();
			}
			return "hash";
		}

		@Override
		public boolean matches(CharSequence rawPassword, String encodedPassword) {
			return encode(rawPassword).equals("hash");
		}

	}

}
