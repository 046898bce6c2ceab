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
 * Writes the body of a response as fast as the client reads it.
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

	private volatile boolean givenUp;

	private long held;

	/**
	 * Prepares to write.
	 * @param reserved the bytes of the body that memory was reserved for
	 * @param connection closes the connection when it is run, on any thread
	 * @param rest reads what is left of the request after the response; {@code null}
	 * where nothing is
	 */
	ResponseWriter(byte[] body, long reserved, ServletOutputStream out, AsyncContext async, Runnable connection,
			TransferMemory memory, @Nullable BodyDiscarder rest) {
		this.body = body;
		this.reserved = reserved;
		this.held = reserved;
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
				// What completes a response is written in the blocking way, so nothing
				// else may be left to write by then.
				this.flushed = true;
				this.out.flush();
			}
			else {
				end();
			}
		}
		if (!this.ended && !this.slow) {
			becomeSlow();
		}
	}

	/**
	 * Small responses reserve memory only when they have to wait.
	 */
	private void becomeSlow() {
		this.slow = true;
		long more = this.body.length - this.reserved;
		if (!this.memory.reserveResponse(more)) {
			abort();
			return;
		}
		this.held = this.reserved + more;
		this.memory.addSlow(this, this.held);
	}

	/**
	 * Notes that the memory of the response is no longer its own.
	 */
	void giveUp() {
		this.givenUp = true;
	}

	boolean isGivenUp() {
		return this.givenUp;
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
	 * Gives the response up: the client reads too slowly.
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
	 * The client is gone.
	 */
	@Override
	public void onError(Throwable failure) {
		logger.debug("A response was not sent to its end", failure);
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
		this.memory.release(this, this.held);
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// Nothing starts after the response.
	}

}
