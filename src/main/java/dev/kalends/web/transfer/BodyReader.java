package dev.kalends.web.transfer;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;

/**
 * Reads the body of a request without blocking and dispatches the request when the body
 * is complete, rejected or timed out.
 */
final class BodyReader implements ReadListener, AsyncListener {

	private static final Logger logger = LoggerFactory.getLogger(BodyReader.class);

	private static final int CHUNK = 8 * 1024;

	private final CollectedRequest request;

	private final ServletInputStream in;

	private final AsyncContext async;

	private final long maxLength;

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile @Nullable BodyDiscarder discarder;

	BodyReader(CollectedRequest request, ServletInputStream in, AsyncContext async, long maxLength) {
		this.request = request;
		this.in = in;
		this.async = async;
		this.maxLength = maxLength;
	}

	/**
	 * Delegates the remaining data to a discarder, because a request has only one read
	 * listener.
	 */
	void delegateTo(BodyDiscarder rest) {
		this.discarder = rest;
	}

	@Override
	public void onDataAvailable() throws IOException {
		BodyDiscarder rest = this.discarder;
		if (rest != null) {
			rest.onDataAvailable();
			return;
		}
		byte[] chunk = new byte[CHUNK];
		while (!this.ended.get() && this.in.isReady() && !this.in.isFinished()) {
			int count = this.in.read(chunk);
			if (count > 0) {
				append(chunk, count);
			}
		}
	}

	private void append(byte[] chunk, int count) throws IOException {
		if (this.request.body().length() + count > this.maxLength) {
			dispatch(HttpStatus.CONTENT_TOO_LARGE);
		}
		else if (!this.request.body().append(chunk, count)) {
			dispatch(HttpStatus.SERVICE_UNAVAILABLE);
		}
	}

	@Override
	public void onAllDataRead() {
		BodyDiscarder rest = this.discarder;
		if (rest != null) {
			rest.onAllDataRead();
		}
		else {
			dispatch(null);
		}
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		dispatch(HttpStatus.REQUEST_TIMEOUT);
	}

	private void dispatch(@Nullable HttpStatus refusal) {
		if (this.ended.compareAndSet(false, true)) {
			this.request.complete(refusal);
			this.async.dispatch();
		}
	}

	/**
	 * The client has disconnected or sent an invalid body.
	 */
	@Override
	public void onError(Throwable failure) {
		logger.debug("The body could not be read", failure);
		if (this.ended.compareAndSet(false, true)) {
			this.request.discard();
			this.async.complete();
		}
	}

	@Override
	public void onError(AsyncEvent event) {
		onError(event.getThrowable());
	}

	@Override
	public void onComplete(AsyncEvent event) {
		this.request.discard();
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// The response is written in a separate asynchronous cycle with its own listener.
	}

}
