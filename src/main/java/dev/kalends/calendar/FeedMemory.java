package dev.kalends.calendar;

import java.util.concurrent.atomic.AtomicLong;

import dev.kalends.shared.BusyException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;

import org.springframework.stereotype.Component;

/**
 * The memory that feeds take while they are put together. One feed is bounded by its
 * number of events. Many large ones at the same time are bounded together, so that they
 * cannot use up the heap.
 */
@Component
class FeedMemory {

	/**
	 * The most events that a feed may have.
	 */
	static final int MAX_EVENTS = 50_000;

	/**
	 * What an event takes on its way from a row to JSON, in bytes.
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
	 * Returns the memory for feeds that may take this many bytes together.
	 */
	static FeedMemory of(long bytes) {
		return new FeedMemory(bytes);
	}

	/**
	 * Starts to put a feed together.
	 */
	Lease open() {
		return new Lease();
	}

	/**
	 * The memory of one feed, which is free again when the lease is closed.
	 */
	final class Lease implements AutoCloseable {

		private long bytes;

		/**
		 * Reserves memory for another row.
		 * @param count how many rows the feed has by now
		 * @throws RuleViolatedException when these are too many for one feed
		 * @throws BusyException when other feeds take too much at the moment
		 */
		void addRow(int count) {
			requireEvents(count);
			add(BYTES_PER_ROW);
		}

		/**
		 * Requires that a feed has no more events than one may have.
		 * @throws RuleViolatedException when it has
		 */
		void requireEvents(int count) {
			if (count > MAX_EVENTS) {
				throw new RuleViolatedException(Violation.of("end", "too-many-events", MAX_EVENTS));
			}
		}

		/**
		 * Reserves memory.
		 * @throws BusyException when other feeds take too much at the moment
		 */
		void add(long more) {
			this.bytes += more;
			if (FeedMemory.this.used.addAndGet(more) > FeedMemory.this.max) {
				throw new BusyException("feeds-busy");
			}
		}

		@Override
		public void close() {
			FeedMemory.this.used.addAndGet(-this.bytes);
			this.bytes = 0;
		}

	}

}
