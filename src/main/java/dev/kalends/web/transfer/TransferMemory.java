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
 * fit into memory go to files. Of responses that clients read slowly those that have
 * waited longest are given up.
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

	/**
	 * Slow responses with what they hold in bytes, the oldest first. Guarded by itself.
	 */
	private final Map<ResponseWriter, Long> responses = new LinkedHashMap<>();

	private long responseBytes;

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
		Gauge.builder("kalends.responses.pending", this, TransferMemory::pendingResponses)
			.description("Bytes of responses that wait for slow clients")
			.baseUnit("bytes")
			.register(meters);
	}

	boolean reserveMemory(long bytes) {
		return reserve(this.bodies, bytes, this.maxBodies);
	}

	void releaseMemory(long bytes) {
		this.bodies.addAndGet(-bytes);
	}

	boolean reserveFile(long bytes) {
		return reserve(this.files, bytes, MAX_FILES);
	}

	void releaseFile(long bytes) {
		this.files.addAndGet(-bytes);
	}

	private static boolean reserve(AtomicLong used, long bytes, long max) {
		if (used.addAndGet(bytes) <= max) {
			return true;
		}
		used.addAndGet(-bytes);
		return false;
	}

	/**
	 * Registers a response whose client cannot take more for the moment, once for each
	 * response. Where that is too much for all of them, the oldest are given up.
	 */
	void addSlow(ResponseWriter response, long bytes) {
		List<ResponseWriter> oldest = new ArrayList<>();
		synchronized (this.responses) {
			this.responses.put(response, bytes);
			this.responseBytes += bytes;
			Iterator<Map.Entry<ResponseWriter, Long>> entries = this.responses.entrySet().iterator();
			while (this.responseBytes > this.maxResponses && entries.hasNext()) {
				Map.Entry<ResponseWriter, Long> entry = entries.next();
				this.responseBytes -= entry.getValue();
				oldest.add(entry.getKey());
				entries.remove();
			}
		}
		oldest.forEach(ResponseWriter::abort);
	}

	/**
	 * Forgets a response that has ended, if it was slow at all.
	 */
	void remove(ResponseWriter response) {
		synchronized (this.responses) {
			Long bytes = this.responses.remove(response);
			this.responseBytes -= (bytes != null) ? bytes : 0;
		}
	}

	/**
	 * Counts a response that was given up.
	 */
	void abandoned() {
		this.abandoned.increment();
	}

	long pendingResponses() {
		synchronized (this.responses) {
			return this.responseBytes;
		}
	}

}
