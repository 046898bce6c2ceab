package dev.kalends.calendar;

import java.util.concurrent.atomic.AtomicLong;

import dev.kalends.shared.BusyException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;

import org.springframework.stereotype.Component;

/**
 * Limits the memory used to compose feeds. A single feed is limited by its number of
 * events, and concurrent large feeds share a common limit, so that they cannot exhaust
 * the heap.
 */
@Component
class FeedMemory {

	/**
	 * Maximum number of events in a feed.
	 */
	static final int MAX_EVENTS = 50_000;

	/**
	 * Approximate memory of an event in bytes, from the database row to JSON.
	 */
	private static final long BYTES_PER_ROW = 2048;

	private static final long MIN_BYTES = 32L * 1024 * 1024;

	private final long max;

	private final AtomicLong used = new AtomicLong();

	FeedMemory() {
		this(Math.max(MIN_BYTES, Runtime.getRuntime().maxMemory() / 6));
	}

	private FeedMemory(long max) {
		this.max = max;
	}

	/**
	 * Returns a memory limit of this many bytes for all concurrent feeds.
	 */
	static FeedMemory of(long bytes) {
		return new FeedMemory(bytes);
	}

	/**
	 * Starts the accounting for a feed.
	 */
	Lease open() {
		return new Lease();
	}

	/**
	 * The memory reserved for one feed. Closing the lease releases it.
	 */
	final class Lease implements AutoCloseable {

		private long bytes;

		/**
		 * Reserves memory for another row.
		 * @param count the number of rows of the feed so far
		 * @throws RuleViolatedException if the feed has too many events
		 * @throws BusyException if concurrent feeds have reserved all memory
		 */
		void addRow(int count) {
			requireEvents(count);
			add(BYTES_PER_ROW);
		}

		/**
		 * Requires that the number of events is within the limit.
		 * @throws RuleViolatedException if the feed has too many events
		 */
		void requireEvents(int count) {
			if (count > MAX_EVENTS) {
				throw new RuleViolatedException(Violation.of("end", "too-many-events", MAX_EVENTS));
			}
		}

		/**
		 * Reserves memory.
		 * @param more number of bytes
		 * @throws RuleViolatedException if the feed alone needs more memory than there is
		 * for all
		 * @throws BusyException if concurrent feeds have reserved all memory
		 */
		void add(long more) {
			this.bytes += more;
			if (FeedMemory.this.used.addAndGet(more) <= FeedMemory.this.max) {
				return;
			}
			if (this.bytes > FeedMemory.this.max) {
				throw new RuleViolatedException(Violation.of("end", "feed-too-large"));
			}
			throw new BusyException("feeds-busy");
		}

		@Override
		public void close() {
			FeedMemory.this.used.addAndGet(-this.bytes);
			this.bytes = 0;
		}

	}

}
