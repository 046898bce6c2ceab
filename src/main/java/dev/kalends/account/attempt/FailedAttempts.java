package dev.kalends.account.attempt;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Limits attempts to guess a secret (sliding window): after {@value #PER_NAME} failures
 * for a name from an address, or {@value #PER_ADDRESS} failures from an address for any
 * names, within 10 minutes, further attempts are refused. Successful attempts do not
 * count.
 * <p>
 * A browser or session in which the person has signed in before has its own counter, so
 * nobody can lock out others. For the same reason there is no limit for a name across all
 * addresses.
 * <p>
 * Pending attempts count as failures, so that concurrent attempts cannot exceed the limit
 * together.
 * <p>
 * Counters are kept per node, in memory. A counter is created by a failure, for which a
 * password was hashed; the caches are large enough for every failure that a node can
 * compute in ten minutes, so an attacker cannot evict a counter by causing other
 * failures.
 */
@Component
public class FailedAttempts {

	static final int PER_NAME = 5;

	static final int PER_ADDRESS = 50;

	static final Duration WINDOW = Duration.ofMinutes(10);

	/**
	 * A core computes about ten hashes per second.
	 */
	private static final int MAX_COUNTS = 10_000 * Runtime.getRuntime().availableProcessors();

	/**
	 * The suggested wait if the limit is reached by pending attempts.
	 */
	private static final Duration PENDING_WAIT = Duration.ofSeconds(1);

	private final Clock clock;

	private final ApplicationEventPublisher events;

	private final Cache<List<String>, Count> names;

	private final Cache<String, Count> addresses;

	public FailedAttempts(Clock clock, ApplicationEventPublisher events) {
		this.clock = clock;
		this.events = events;
		this.names = cache().build();
		this.addresses = cache().build();
	}

	private Caffeine<Object, Object> cache() {
		return Caffeine.newBuilder()
			.maximumSize(MAX_COUNTS)
			.expireAfterAccess(WINDOW)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(this.clock.millis()))
			.executor(Runnable::run);
	}

	/**
	 * Runs an attempt.
	 * @param origin origin of the attempt
	 * @param check returns whether the attempt succeeds; a failure is counted, an
	 * exception is not
	 * @return the result of the check
	 * @throws TooManyAttemptsException if there were too many failures; the check was not
	 * run
	 */
	public boolean succeeds(AttemptOrigin origin, BooleanSupplier check) {
		List<Count> counts = start(origin);
		boolean failed = false;
		try {
			failed = !check.getAsBoolean();
			return !failed;
		}
		finally {
			end(origin, counts, failed);
		}
	}

	private List<Count> start(AttemptOrigin origin) {
		List<Count> started = new ArrayList<>();
		for (Count count : counts(origin)) {
			Duration wait = count.start(this.clock.millis());
			if (!wait.isZero()) {
				started.forEach(Count::cancel);
				throw new TooManyAttemptsException(wait);
			}
			started.add(count);
		}
		return started;
	}

	private List<Count> counts(AttemptOrigin origin) {
		if (origin.trusted() != null) {
			return List.of(this.names.get(List.of(origin.name(), "", origin.trusted()), (key) -> new Count(PER_NAME)));
		}
		return List.of(this.names.get(List.of(origin.name(), origin.network()), (key) -> new Count(PER_NAME)),
				this.addresses.get(origin.network(), (key) -> new Count(PER_ADDRESS)));
	}

	private void end(AttemptOrigin origin, List<Count> counts, boolean failed) {
		boolean limitReached = false;
		for (Count count : counts) {
			if (failed) {
				limitReached |= count.fail(this.clock.millis());
			}
			else {
				count.cancel();
			}
		}
		if (limitReached) {
			this.events.publishEvent(new AttemptsThrottled(origin));
		}
	}

	/**
	 * Ring buffer with the times of the last failures, with one slot per permitted
	 * failure: the limit is reached while the oldest of them is within the window.
	 */
	private static final class Count {

		private static final long NEVER = Long.MIN_VALUE;

		private final long[] failedAt;

		private int oldest;

		private int running;

		Count(int limit) {
			this.failedAt = new long[limit];
			Arrays.fill(this.failedAt, NEVER);
		}

		/**
		 * Starts an attempt.
		 * @return zero if the attempt is permitted, otherwise the time to wait
		 */
		synchronized Duration start(long now) {
			long last = this.failedAt[this.oldest];
			if (isRecent(last, now)) {
				return WINDOW.minusMillis(now - last);
			}
			long recent = Arrays.stream(this.failedAt).filter((time) -> isRecent(time, now)).count();
			if (recent + this.running >= this.failedAt.length) {
				return PENDING_WAIT;
			}
			this.running++;
			return Duration.ZERO;
		}

		synchronized void cancel() {
			this.running--;
		}

		/**
		 * Records that a running attempt failed.
		 * @return whether this failure reached the limit
		 */
		synchronized boolean fail(long now) {
			this.running--;
			this.failedAt[this.oldest] = now;
			this.oldest = (this.oldest + 1) % this.failedAt.length;
			return isRecent(this.failedAt[this.oldest], now);
		}

		/**
		 * Times in the future were recorded before the clock was set back; they are
		 * ignored.
		 */
		private static boolean isRecent(long time, long now) {
			return time != NEVER && time <= now && now - time < WINDOW.toMillis();
		}

	}

}
