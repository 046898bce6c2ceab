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
 * Hashes a bounded number of passwords at a time. A hash is expensive on purpose; as many
 * at once as there are requests would take all cores from everything else. Some may wait
 * for a moment; more than that are refused at once, because waiting takes the threads
 * that other requests need.
 */
public class BoundedPasswordEncoder implements PasswordEncoder {

	/**
	 * The longest password that is compared, in characters. Longer ones are wrong without
	 * a look.
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
	 * Bounds another encoder.
	 * @param delegate the encoder that does the work
	 * @param atOnce how many passwords are hashed at the same time
	 * @param patience how long one may wait for its turn
	 */
	public BoundedPasswordEncoder(PasswordEncoder delegate, int atOnce, Duration patience) {
		this.delegate = delegate;
		this.patience = patience;
		this.permits = new Semaphore(atOnce, true);
		this.maxInside = atOnce + WAITING_FOR_EACH * atOnce;
	}

	/**
	 * Returns an encoder that leaves one core, where there are several, to everything
	 * else.
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
				// Not all of those who are refused come back at the same moment.
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
