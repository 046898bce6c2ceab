package dev.kalends.account.attempt;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Bounds the number of passwords that are hashed concurrently (bulkhead). A hash is
 * expensive on purpose; unbounded hashing would take all cores from other requests. A
 * limited number of calls may wait briefly; more than that are refused immediately,
 * because waiting calls occupy request threads.
 */
public class BoundedPasswordEncoder implements PasswordEncoder {

	/**
	 * The longest password that is compared, in characters. Longer passwords are rejected
	 * without hashing.
	 */
	public static final int MAX_LENGTH = 1024;

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final int WAITING_FOR_EACH = 16;

	private static final int MAX_RETRY_SECONDS = 4;

	private final PasswordEncoder delegate;

	private final Semaphore permits;

	private final int maxInside;

	private final Duration patience;

	private final AtomicInteger inside = new AtomicInteger();

	/**
	 * Creates a bounded encoder.
	 * @param delegate the encoder that does the work
	 * @param atOnce how many passwords are hashed concurrently
	 * @param patience how long a call may wait for its turn
	 */
	public BoundedPasswordEncoder(PasswordEncoder delegate, int atOnce, Duration patience) {
		this.delegate = delegate;
		this.patience = patience;
		this.permits = new Semaphore(atOnce, true);
		this.maxInside = atOnce + WAITING_FOR_EACH * atOnce;
	}

	/**
	 * Returns an encoder that leaves one core, if there are several, to other work.
	 */
	public static BoundedPasswordEncoder forThisMachine(PasswordEncoder delegate) {
		return new BoundedPasswordEncoder(delegate, Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
				PATIENCE);
	}

	@Override
	public @Nullable String encode(@Nullable CharSequence rawPassword) {
		return bounded(() -> this.delegate.encode(rawPassword));
	}

	@Override
	public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
		return bounded(() -> this.delegate.matches(rawPassword, encodedPassword));
	}

	@Override
	public boolean upgradeEncoding(@Nullable String encodedPassword) {
		return this.delegate.upgradeEncoding(encodedPassword);
	}

	private <T extends @Nullable Object> T bounded(Supplier<T> hashing) {
		try {
			if (this.inside.incrementAndGet() > this.maxInside || !isPermitted()) {
				// Jitter, so that refused clients do not all retry at the same moment.
				throw new HashingBusyException(
						Duration.ofSeconds(ThreadLocalRandom.current().nextInt(1, MAX_RETRY_SECONDS + 1)));
			}
			try {
				return hashing.get();
			}
			finally {
				this.permits.release();
			}
		}
		finally {
			this.inside.decrementAndGet();
		}
	}

	private boolean isPermitted() {
		try {
			return this.permits.tryAcquire(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
