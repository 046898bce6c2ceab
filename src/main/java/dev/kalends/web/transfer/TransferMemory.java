package dev.kalends.web.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import dev.kalends.shared.RequestLimits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The memory and the disk space that transfers in progress may take. Bodies that do not
 * fit into memory go to files. Responses that do not fit are refused, after those that
 * clients read slowly were given up, the oldest first.
 */
class TransferMemory {

	/**
	 * The disk space for bodies on their way in, in bytes: a few uploads at a time.
	 */
	private static final long MAX_FILES = 20L * RequestLimits.MAX_UPLOAD;

	/**
	 * How long a client may take before its response can be given up for another one.
	 * Every client is slow for a moment when a response is larger than the buffers of its
	 * connection.
	 */
	private static final long GRACE = Duration.ofSeconds(5).toNanos();

	private static final long MIN_MEMORY = 8L * RequestLimits.MAX_BODY;

	private final long maxBodies;

	private final long maxResponses;

	private final AtomicLong bodies = new AtomicLong();

	private final AtomicLong files = new AtomicLong();

	private final AtomicLong responses = new AtomicLong();

	/**
	 * Slow responses, the oldest first. Guarded by itself.
	 */
	private final Map<ResponseWriter, Slow> slow = new LinkedHashMap<>();

	private final LongSupplier ticker;

	private final Counter abandoned;

	/**
	 * Shares out parts of the heap.
	 * @param heap the largest heap in bytes
	 */
	TransferMemory(long heap, MeterRegistry meters) {
		this(heap, meters, System::nanoTime);
	}

	/**
	 * Shares out parts of the heap.
	 * @param ticker tells the time in nanoseconds since some instant
	 */
	TransferMemory(long heap, MeterRegistry meters, LongSupplier ticker) {
		this.ticker = ticker;
		this.maxBodies = Math.max(MIN_MEMORY, heap / 16);
		this.maxResponses = Math.max(MIN_MEMORY, heap / 8);
		this.abandoned = Counter.builder("kalends.responses.abandoned")
			.description("Responses given up because the client read too slowly")
			.register(meters);
		Gauge.builder("kalends.responses.pending", this.responses, AtomicLong::doubleValue)
			.description("Bytes of large responses, and of responses that wait for slow clients")
			.baseUnit("bytes")
			.register(meters);
	}

	/**
	 * Tries to reserve memory for a body on its way in.
	 * @return whether there was room
	 */
	boolean reserveBody(long bytes) {
		return reserve(this.bodies, bytes, this.maxBodies);
	}

	void releaseBody(long bytes) {
		this.bodies.addAndGet(-bytes);
	}

	/**
	 * Tries to reserve disk space for a body on its way in.
	 * @return whether there was room
	 */
	boolean reserveFile(long bytes) {
		return reserve(this.files, bytes, MAX_FILES);
	}

	void releaseFile(long bytes) {
		this.files.addAndGet(-bytes);
	}

	/**
	 * Tries to reserve memory for a response. Where there is too little, responses that
	 * have been slow for a while are given up first.
	 * @return whether there was room
	 */
	boolean reserveResponse(long bytes) {
		if (reserve(this.responses, bytes, this.maxResponses)) {
			return true;
		}
		giveUpOldest(this.responses.get() + bytes - this.maxResponses);
		return reserve(this.responses, bytes, this.maxResponses);
	}

	/**
	 * Registers a response whose client cannot take more for the moment, once for each
	 * response. It may be given up from now on.
	 * @param held the bytes that were reserved for it, and are returned when it ends
	 */
	void addSlow(ResponseWriter response, long held) {
		synchronized (this.slow) {
			this.slow.put(response, new Slow(held, this.ticker.getAsLong()));
		}
	}

	/**
	 * Frees what a response held, once it has ended.
	 */
	void release(ResponseWriter response, long held) {
		boolean givenUp;
		synchronized (this.slow) {
			givenUp = this.slow.remove(response) == null && response.isGivenUp();
		}
		if (!givenUp) {
			this.responses.addAndGet(-held);
		}
	}

	void releaseResponse(long bytes) {
		this.responses.addAndGet(-bytes);
	}

	/**
	 * Counts a response that was given up.
	 */
	void abandoned() {
		this.abandoned.increment();
	}

	private void giveUpOldest(long bytes) {
		List<ResponseWriter> oldest = new ArrayList<>();
		long latest = this.ticker.getAsLong() - GRACE;
		synchronized (this.slow) {
			Iterator<Map.Entry<ResponseWriter, Slow>> entries = this.slow.entrySet().iterator();
			for (long freed = 0; freed < bytes && entries.hasNext();) {
				Map.Entry<ResponseWriter, Slow> entry = entries.next();
				if (entry.getValue().since() - latest > 0) {
					break;
				}
				freed += entry.getValue().held();
				entry.getKey().giveUp();
				this.responses.addAndGet(-entry.getValue().held());
				oldest.add(entry.getKey());
				entries.remove();
			}
		}
		oldest.forEach(ResponseWriter::abort);
	}

	private static boolean reserve(AtomicLong used, long bytes, long max) {
		if (used.addAndGet(bytes) <= max) {
			return true;
		}
		used.addAndGet(-bytes);
		return false;
	}

	/**
	 * A response whose client cannot take more for the moment.
	 *
	 * @param held the bytes that it holds
	 * @param since the time at which the client became slow
	 */
	private record Slow(long held, long since) {

	}

}
