package dev.kalends.freshness;

import java.util.SortedSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Pauses a transaction immediately before its counters are incremented: its data is
 * written and locked, but not visible to others.
 */
@TestConfiguration(proxyBeanMethods = false)
public class HeldCommits {

	private final AtomicReference<Hold> next = new AtomicReference<>();

	/**
	 * Pauses the next transaction that reaches this point.
	 */
	public Hold holdNext() {
		Hold hold = new Hold();
		this.next.set(hold);
		return hold;
	}

	@Bean
	@Primary
	ScopeVersions holdingVersions(JdbcTemplate jdbc, RestoreCheck restores) {
		return new ScopeVersions(jdbc, restores) {

			@Override
			void increment(SortedSet<Scope> scopes) {
				Hold hold = HeldCommits.this.next.getAndSet(null);
				if (hold != null) {
					hold.stop();
				}
				super.increment(scopes);
			}

		};
	}

	/**
	 * A barrier at which one thread pauses until another one releases it.
	 */
	public static class Hold {

		private static final long TIMEOUT_SECONDS = 30;

		private final CountDownLatch reached = new CountDownLatch(1);

		private final CountDownLatch released = new CountDownLatch(1);

		/**
		 * Pauses the current thread until {@link #release()}.
		 */
		public void stop() {
			this.reached.countDown();
			await(this.released);
		}

		/**
		 * Waits until a thread is paused.
		 */
		public void awaitStop() {
			await(this.reached);
		}

		/**
		 * Releases the paused thread.
		 */
		public void release() {
			this.released.countDown();
		}

		private static void await(CountDownLatch latch) {
			try {
				if (!latch.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
					throw new IllegalStateException("Timed out at the barrier");
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

	}

}
