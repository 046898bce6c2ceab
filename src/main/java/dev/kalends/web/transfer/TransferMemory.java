package dev.kalends.web.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import dev.kalends.shared.RequestLimits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Bounds the memory and disk space of transfers in progress. Bodies that do not fit into
 * memory are written to files. Responses that do not fit are rejected, after slow
 * responses have been evicted, oldest first.
 */
class TransferMemory {

	/**
	 * The disk space for incoming bodies in bytes: a few concurrent uploads.
	 */
	private static final long MAX_FILES = 20L * RequestLimits.MAX_UPLOAD;

	/**
	 * Minimum time before a slow response can be evicted for another one. Every client is
	 * slow for a moment when a response exceeds the buffers of its connection.
	 */
	private static final long GRACE = Duration.ofSeconds(5).toNanos();

	/**
	 * Minimum ratio between the size of an evicted response and that of the small
	 * response that replaces it.
	 */
	private static final long MUCH_LARGER = 4;

	private static final long MIN_MEMORY = 8L * RequestLimits.MAX_BODY;

	private final long maxBodies;

	private final long maxResponses;

	private final AtomicLong bodies = new AtomicLong();

	private final AtomicLong files = new AtomicLong();

	private final AtomicLong responses = new AtomicLong();

	/**
	 * Slow responses, oldest first. Guarded by itself.
	 */
	private final Map<ResponseWriter, Slow> slow = new LinkedHashMap<>();

	private final LongSupplier ticker;

	private final Counter abandoned;

	/**
	 * Divides up the heap.
	 * @param heap maximum heap size in bytes
	 */
	TransferMemory(long heap, MeterRegistry meters) {
		this(heap, meters, System::nanoTime);
	}

	/**
	 * Divides up the heap.
	 * @param ticker returns the time in nanoseconds since an arbitrary instant
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
	 * Tries to reserve memory for an incoming body.
	 * @return whether there was room
	 */
	boolean reserveBody(long bytes) {
		return reserve(this.bodies, bytes, this.maxBodies);
	}

	void releaseBody(long bytes) {
		this.bodies.addAndGet(-bytes);
	}

	/**
	 * Tries to reserve disk space for an incoming body.
	 * @return whether there was room
	 */
	boolean reserveFile(long bytes) {
		return reserve(this.files, bytes, MAX_FILES);
	}

	void releaseFile(long bytes) {
		this.files.addAndGet(-bytes);
	}

	/**
	 * Tries to reserve memory for a response. If there is too little, responses that have
	 * been slow for a while are evicted first.
	 * @return whether there was room
	 */
	boolean reserveResponse(long bytes) {
		if (reserve(this.responses, bytes, this.maxResponses)) {
			return true;
		}
		long latest = this.ticker.getAsLong() - GRACE;
		evictOldest(bytes, (slow) -> slow.since() - latest <= 0);
		return reserve(this.responses, bytes, this.maxResponses);
	}

	/**
	 * Tries to reserve memory for the rest of a complete response whose client is not
	 * ready to receive more. A large response has reserved most of it already and gets
	 * the rest in any case. A small one replaces much larger ones, even if these have
	 * just become slow: otherwise a few large responses could cut off everybody else.
	 * @param reserved the bytes reserved so far
	 * @param more the additional bytes needed
	 * @return whether there was room
	 */
	boolean reserveRest(long reserved, long more) {
		if (reserved > 0) {
			this.responses.addAndGet(more);
			return true;
		}
		if (reserve(this.responses, more, this.maxResponses)) {
			return true;
		}
		evictOldest(more, (slow) -> slow.reserved() >= MUCH_LARGER * more);
		return reserve(this.responses, more, this.maxResponses);
	}

	/**
	 * Registers a response whose client is not ready to receive more, once per response.
	 * From now on it may be evicted.
	 * @param reserved the bytes reserved for the response, released when it ends
	 */
	void addSlow(ResponseWriter response, long reserved) {
		synchronized (this.slow) {
			this.slow.put(response, new Slow(reserved, this.ticker.getAsLong()));
		}
	}

	/**
	 * Releases the memory of a completed response, unless it was evicted.
	 */
	void release(ResponseWriter response, long reserved) {
		boolean evicted;
		synchronized (this.slow) {
			evicted = this.slow.remove(response) == null && response.isEvicted();
		}
		if (!evicted) {
			this.responses.addAndGet(-reserved);
		}
	}

	void releaseResponse(long bytes) {
		this.responses.addAndGet(-bytes);
	}

	/**
	 * Counts an aborted response.
	 */
	void abandoned() {
		this.abandoned.increment();
	}

	/**
	 * Evicts slow responses, oldest first, until there is room.
	 * @param bytes the bytes to make room for
	 * @param evictable which responses can be evicted
	 */
	private void evictOldest(long bytes, Predicate<Slow> evictable) {
		long missing = this.responses.get() + bytes - this.maxResponses;
		List<ResponseWriter> evicted = new ArrayList<>();
		synchronized (this.slow) {
			Iterator<Map.Entry<ResponseWriter, Slow>> entries = this.slow.entrySet().iterator();
			while (missing > 0 && entries.hasNext()) {
				Map.Entry<ResponseWriter, Slow> entry = entries.next();
				if (evictable.test(entry.getValue())) {
					missing -= entry.getValue().reserved();
					entry.getKey().evict();
					this.responses.addAndGet(-entry.getValue().reserved());
					evicted.add(entry.getKey());
					entries.remove();
				}
			}
		}
		evicted.forEach(ResponseWriter::abort);
	}

	private static boolean reserve(AtomicLong used, long bytes, long max) {
		if (used.addAndGet(bytes) <= max) {
			return true;
		}
		used.addAndGet(-bytes);
		return false;
	}

	/**
	 * A response whose client is not ready to receive more.
	 *
	 * @param reserved the bytes reserved for it
	 * @param since when the client became slow
	 */
	private record Slow(long reserved, long since) {

	}

}
