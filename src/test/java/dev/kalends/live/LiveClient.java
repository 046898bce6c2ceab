package dev.kalends.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarVersion;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * A client of an event stream, without a network. It receives everything that is written,
 * or nothing while it is slow.
 */
final class LiveClient extends ServletOutputStream {

	private final ByteArrayOutputStream received = new ByteArrayOutputStream();

	private final LiveConnection connection;

	private boolean slow;

	private boolean closed;

	LiveClient(LiveConnections connections, UUID personId, CalendarVersion version, long now) {
		this.connection = new LiveConnection(new SignedInPerson(personId, 0), version, now,
				new MockAsyncContext(new MockHttpServletRequest(), new MockHttpServletResponse()), this,
				() -> this.closed = true, connections);
	}

	LiveConnection connection() {
		return this.connection;
	}

	void setSlow(boolean slow) {
		this.slow = slow;
	}

	/**
	 * Returns whether the connection was closed before the end of the stream.
	 */
	boolean isClosed() {
		return this.closed;
	}

	/**
	 * Returns everything that was received.
	 */
	String text() {
		return this.received.toString(StandardCharsets.UTF_8);
	}

	/**
	 * Returns the last event or comment that was received.
	 */
	String lastText() {
		List<String> texts = List.of(text().split("(?<=\n\n)"));
		return texts.get(texts.size() - 1);
	}

	static String text(CalendarVersion version) {
		return "event: calendar-changed\ndata: {\"version\":\"" + version.opaque() + "\"}\n\n";
	}

	@Override
	public boolean isReady() {
		return !this.slow;
	}

	@Override
	public void write(int b) {
		this.received.write(b);
	}

	@Override
	public void setWriteListener(WriteListener listener) {
		throw new IllegalStateException("The test calls the listener itself");
	}

}
