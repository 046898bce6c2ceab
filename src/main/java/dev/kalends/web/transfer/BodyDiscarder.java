package dev.kalends.web.transfer;

import java.io.IOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and discards the rest of a body after the response. If a connection is closed
 * while the client is still sending, it is reset, and the client never sees the response
 * (RFC 9112, section 9.6).
 */
final class BodyDiscarder implements ReadListener {

	private static final int CHUNK = 16 * 1024;

	/**
	 * The maximum number of bytes to discard before the connection is closed anyway.
	 */
	private static final long MAX_DISCARDED = 16L * 1024 * 1024;

	private final ServletInputStream in;

	private long discarded;

	private @Nullable Runnable end;

	BodyDiscarder(ServletInputStream in) {
		this.in = in;
	}

	/**
	 * Starts reading, on a container thread.
	 * @param whenDone run once, when the body ends or the limit is reached
	 */
	void start(Runnable whenDone) throws IOException {
		this.end = whenDone;
		if (this.in.isFinished()) {
			end();
		}
		else {
			onDataAvailable();
		}
	}

	@Override
	public void onDataAvailable() throws IOException {
		if (this.end == null) {
			return;
		}
		byte[] chunk = new byte[CHUNK];
		while (this.end != null && this.in.isReady()) {
			int count = this.in.read(chunk);
			this.discarded += Math.max(count, 0);
			if (count < 0 || this.discarded > MAX_DISCARDED || this.in.isFinished()) {
				end();
			}
		}
	}

	@Override
	public void onAllDataRead() {
		end();
	}

	@Override
	public void onError(Throwable failure) {
		end();
	}

	private void end() {
		Runnable callback = this.end;
		this.end = null;
		if (callback != null) {
			callback.run();
		}
	}

}
