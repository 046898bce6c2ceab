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
 * Stops a change right before its counters grow: all of its data is written and locked,
 * and nobody else sees any of it.
 */
@TestConfiguration(proxyBeanMethods = false)
public class HeldCommits {

	private final AtomicReference<Hold> next = new AtomicReference<>();

	/**
	 * Stops the next change that gets so far.
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
	 * A place where one thread stops until another one lets it go on.
	 */
	public static class Hold {

		private static final long PATIENCE = 30;

		private final CountDownLatch reached = new CountDownLatch(1);

		private final CountDownLatch released = new CountDownLatch(1);

		/**
		 * Stops here.
		 */
		public void stop() {
			this.reached.countDown();
			await(this.released);
		}

		/**
		 * Waits until somebody has stopped.
		 */
		public void awaitStop() {
			await(this.reached);
		}

		/**
		 * Lets whoever has stopped go on.
		 */
		public void release() {
			this.released.countDown();
		}

		private static void await(CountDownLatch latch) {
			try {
				if (!latch.await(PATIENCE, TimeUnit.SECONDS)) {
					throw new IllegalStateException("Nobody came");
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

	}

}
