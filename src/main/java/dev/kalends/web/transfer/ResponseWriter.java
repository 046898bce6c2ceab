package dev.kalends.web.transfer;

import java.io.IOException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the body of a response without blocking, at the speed of the client.
 */
final class ResponseWriter implements WriteListener, AsyncListener {

	private static final Logger logger = LoggerFactory.getLogger(ResponseWriter.class);

	private static final int CHUNK = 16 * 1024;

	private final byte[] body;

	private final long reserved;

	private final ServletOutputStream out;

	private final AsyncContext async;

	private final Runnable connection;

	private final TransferMemory memory;

	private final @Nullable BodyDiscarder rest;

	private int position;

	private boolean flushed;

	private boolean slow;

	private boolean ended;

	private volatile boolean evicted;

	private long totalReserved;

	/**
	 * Creates the writer.
	 * @param reserved the bytes of the body for which memory is already reserved
	 * @param connection closes the connection when run, on any thread
	 * @param rest discards the rest of the request body after the response; {@code null}
	 * if there is none
	 */
	ResponseWriter(byte[] body, long reserved, ServletOutputStream out, AsyncContext async, Runnable connection,
			TransferMemory memory, @Nullable BodyDiscarder rest) {
		this.body = body;
		this.reserved = reserved;
		this.totalReserved = reserved;
		this.out = out;
		this.async = async;
		this.connection = connection;
		this.memory = memory;
		this.rest = rest;
	}

	@Override
	public void onWritePossible() throws IOException {
		while (!this.ended && this.out.isReady()) {
			if (this.position < this.body.length) {
				int length = Math.min(CHUNK, this.body.length - this.position);
				this.out.write(this.body, this.position, length);
				this.position += length;
			}
			else if (!this.flushed) {
				// Completing a response writes in blocking mode, so nothing may be
				// left to write by then.
				this.flushed = true;
				this.out.flush();
			}
			else {
				end();
			}
		}
		if (!this.ended && !this.slow) {
			markSlow();
		}
	}

	/**
	 * Small responses reserve memory only if they have to wait for the client.
	 */
	private void markSlow() {
		this.slow = true;
		long more = this.body.length - this.reserved;
		if (!this.memory.reserveRest(this.reserved, more)) {
			abort();
			return;
		}
		this.totalReserved = this.reserved + more;
		this.memory.addSlow(this, this.totalReserved);
	}

	/**
	 * Records that the memory of this response has already been released.
	 */
	void evict() {
		this.evicted = true;
	}

	boolean isEvicted() {
		return this.evicted;
	}

	private void end() throws IOException {
		this.ended = true;
		if (this.rest != null) {
			this.rest.start(this.async::complete);
		}
		else {
			this.async.complete();
		}
	}

	/**
	 * Aborts the response, because the client reads too slowly.
	 */
	void abort() {
		this.memory.abandoned();
		this.connection.run();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		abort();
	}

	/**
	 * The client has disconnected.
	 */
	@Override
	public void onError(Throwable failure) {
		logger.debug("The response was not sent completely", failure);
		if (!this.ended) {
			this.ended = true;
			this.async.complete();
		}
	}

	@Override
	public void onError(AsyncEvent event) {
		onError(event.getThrowable());
	}

	@Override
	public void onComplete(AsyncEvent event) {
		this.memory.release(this, this.totalReserved);
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// No asynchronous cycle follows the response.
	}

}
