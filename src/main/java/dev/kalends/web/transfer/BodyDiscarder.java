package dev.kalends.web.transfer;

import java.io.IOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is left of a body after the response and throws it away. A connection that
 * is closed while the client is still sending is reset, and the client never sees the
 * response (RFC 9112, section 9.6).
 */
final class BodyDiscarder implements ReadListener {

	private static final int CHUNK = 16 * 1024;

	/**
	 * How many bytes are thrown away before the connection is closed all the same.
	 */
	private static final long MAX_DISCARDED = 16L * 1024 * 1024;

	private final ServletInputStream in;

	private long discarded;

	private @Nullable Runnable end;

	BodyDiscarder(ServletInputStream in) {
		this.in = in;
	}

	/**
	 * Starts to read, on a thread of the container.
	 * @param whenDone is run once, when the body ends or too much was thrown away
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
		Runnable then = this.end;
		this.end = null;
		if (then != null) {
			then.run();
		}
	}

}
