package dev.kalends.web.transfer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

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

	private static final long MIN_MEMORY = 8L * RequestLimits.MAX_BODY;

	private final long maxBodies;

	private final long maxResponses;

	private final AtomicLong bodies = new AtomicLong();

	private final AtomicLong files = new AtomicLong();

	private final AtomicLong responses = new AtomicLong();

	/**
	 * Slow responses, the oldest first, with what they hold in bytes. Guarded by itself.
	 */
	private final Map<ResponseWriter, Long> slow = new LinkedHashMap<>();

	private final Counter abandoned;

	/**
	 * Shares out parts of the heap.
	 * @param heap the largest heap in bytes
	 */
	TransferMemory(long heap, MeterRegistry meters) {
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
	 * Tries to reserve memory for a response. Where there is too little, slow responses
	 * are given up first.
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
			this.slow.put(response, held);
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
		synchronized (this.slow) {
			Iterator<Map.Entry<ResponseWriter, Long>> entries = this.slow.entrySet().iterator();
			for (long freed = 0; freed < bytes && entries.hasNext();) {
				Map.Entry<ResponseWriter, Long> entry = entries.next();
				freed += entry.getValue();
				entry.getKey().giveUp();
				this.responses.addAndGet(-entry.getValue());
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

}
