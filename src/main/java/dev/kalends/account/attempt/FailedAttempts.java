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
 * Refuses attempts to guess a secret after a few failed ones: after {@value #PER_NAME}
 * for a name from an address, and {@value #PER_ADDRESS} from an address whatever the
 * names, within 10 minutes (a sliding window). Successful attempts do not count.
 * <p>
 * A browser or session in which the person has signed in before has a count of its own,
 * so nobody can keep others from signing in. There is no limit for a name from all
 * addresses together for the same reason.
 * <p>
 * Attempts that are still being checked count as if they had failed, so that many at once
 * cannot get past the limit together.
 * <p>
 * Counts are kept on each node and in memory. A count begins with a failure, for which a
 * password was hashed; the caches are large enough for every failure that a node can
 * compute in ten minutes, so other failures cannot push a count out.
 */
@Component
public class FailedAttempts {

	static final int PER_NAME = 5;

	static final int PER_ADDRESS = 50;

	static final Duration WINDOW = Duration.ofMinutes(10);

	/**
	 * A core hashes about ten passwords a second.
	 */
	private static final int MAX_COUNTS = 10_000 * Runtime.getRuntime().availableProcessors();

	/**
	 * How long to wait for attempts that are still being checked.
	 */
	private static final Duration MOMENT = Duration.ofSeconds(1);

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
	 * Makes an attempt.
	 * @param origin where it comes from
	 * @param check tells whether the attempt succeeds; a failure is counted, an exception
	 * is not
	 * @return the result of the check
	 * @throws TooManyAttemptsException without a check, when there were too many failures
	 */
	public boolean succeeds(AttemptOrigin origin, BooleanSupplier check) {
		List<Count> counts = begin(origin);
		boolean failed = false;
		try {
			failed = !check.getAsBoolean();
			return !failed;
		}
		finally {
			end(origin, counts, failed);
		}
	}

	private List<Count> begin(AttemptOrigin origin) {
		List<Count> begun = new ArrayList<>();
		for (Count count : counts(origin)) {
			Duration wait = count.begin(this.clock.millis());
			if (!wait.isZero()) {
				begun.forEach(Count::cancel);
				throw new TooManyAttemptsException(wait);
			}
			begun.add(count);
		}
		return begun;
	}

	private List<Count> counts(AttemptOrigin origin) {
		if (origin.trusted() != null) {
			return List.of(this.names.get(List.of(origin.name(), "", origin.trusted()), (key) -> new Count(PER_NAME)));
		}
		return List.of(this.names.get(List.of(origin.name(), origin.network()), (key) -> new Count(PER_NAME)),
				this.addresses.get(origin.network(), (key) -> new Count(PER_ADDRESS)));
	}

	private void end(AttemptOrigin origin, List<Count> counts, boolean failed) {
		boolean full = false;
		for (Count count : counts) {
			if (failed) {
				full |= count.fail(this.clock.millis());
			}
			else {
				count.cancel();
			}
		}
		if (full) {
			this.events.publishEvent(new AttemptsSlowedDown(origin));
		}
	}

	/**
	 * The times of the last failures, as a ring with as many places as there may be
	 * failures: while the oldest of them is within the window, the limit is reached.
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
		 * Begins an attempt.
		 * @return zero when it may be made, else how long to wait
		 */
		synchronized Duration begin(long now) {
			long last = this.failedAt[this.oldest];
			if (isRecent(last, now)) {
				return WINDOW.minusMillis(now - last);
			}
			long recent = Arrays.stream(this.failedAt).filter((time) -> isRecent(time, now)).count();
			if (recent + this.running >= this.failedAt.length) {
				return MOMENT;
			}
			this.running++;
			return Duration.ZERO;
		}

		synchronized void cancel() {
			this.running--;
		}

		/**
		 * Ends an attempt that failed.
		 * @return whether the limit is reached now
		 */
		synchronized boolean fail(long now) {
			this.running--;
			this.failedAt[this.oldest] = now;
			this.oldest = (this.oldest + 1) % this.failedAt.length;
			return isRecent(this.failedAt[this.oldest], now);
		}

		/**
		 * A time in the future was noted before the clock was set back, and is left out.
		 */
		private static boolean isRecent(long time, long now) {
			return time != NEVER && time <= now && now - time < WINDOW.toMillis();
		}

	}

}
