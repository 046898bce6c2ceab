package dev.kalends.web.transfer;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * A response that is buffered in memory until the application has finished. Headers are
 * passed to the real response immediately, which sends them with the first byte of the
 * body.
 */
final class BufferedResponse extends HttpServletResponseWrapper {

	/**
	 * Content types of responses that are streamed.
	 */
	private static final Set<String> STREAMS = Set.of(MediaType.APPLICATION_NDJSON_VALUE,
			MediaType.TEXT_EVENT_STREAM_VALUE);

	/**
	 * Granularity of memory reservations; the first step is not reserved.
	 */
	private static final int STEP = 64 * 1024;

	private final TransferMemory memory;

	private final FastByteArrayOutputStream body = new FastByteArrayOutputStream();

	private final BodyStream stream = new BodyStream();

	private @Nullable PrintWriter writer;

	private boolean streaming;

	private boolean closed;

	private long reserved;

	private boolean tooLarge;

	private @Nullable Failure failure;

	BufferedResponse(HttpServletResponse response, TransferMemory memory) {
		super(response);
		this.memory = memory;
	}

	/**
	 * Returns whether the memory was insufficient for the whole body.
	 */
	boolean isTooLarge() {
		return this.tooLarge;
	}

	/**
	 * Returns the reserved memory in bytes.
	 */
	long reserved() {
		return this.reserved;
	}

	/**
	 * Returns the status and message passed to {@code sendError}; {@code null} if the
	 * application did not call it.
	 */
	@Nullable Failure failure() {
		return this.failure;
	}

	/**
	 * Allows further headers before the error page is written: request attributes used by
	 * the page, such as the CSRF token, still refer to this response.
	 */
	void reopen() {
		this.closed = false;
	}

	/**
	 * Returns whether parts of the body have been sent already.
	 */
	boolean isStreaming() {
		return this.streaming;
	}

	/**
	 * Returns the complete body.
	 */
	byte[] body() {
		if (this.writer != null) {
			this.writer.flush();
		}
		return this.body.toByteArrayUnsafe();
	}

	@Override
	public ServletOutputStream getOutputStream() {
		return this.stream;
	}

	@Override
	public PrintWriter getWriter() {
		if (this.writer == null) {
			Charset charset = (getCharacterEncoding() != null) ? Charset.forName(getCharacterEncoding())
					: StandardCharsets.UTF_8;
			setCharacterEncoding(charset.name());
			this.writer = new PrintWriter(new OutputStreamWriter(this.stream, charset));
		}
		return this.writer;
	}

	/**
	 * Sends the buffered data only if the response is a stream. All other responses are
	 * sent when they are complete, so that an error page can still replace them.
	 */
	@Override
	public void flushBuffer() throws IOException {
		if (this.writer != null) {
			// This flushes the underlying stream as well.
			this.writer.flush();
		}
		else {
			sendIfStream();
		}
	}

	private void sendIfStream() throws IOException {
		String type = getContentType();
		if (type == null || !STREAMS.contains(type.split(";", 2)[0])) {
			return;
		}
		this.streaming = true;
		this.body.writeTo(getResponse().getOutputStream());
		this.body.reset();
		super.flushBuffer();
	}

	@Override
	public boolean isCommitted() {
		return this.closed || this.streaming || super.isCommitted();
	}

	@Override
	public int getBufferSize() {
		return Integer.MAX_VALUE;
	}

	@Override
	public void setBufferSize(int size) {
		// The buffer grows as needed.
	}

	@Override
	public void resetBuffer() {
		requireUncommitted();
		discardBody();
	}

	@Override
	public void reset() {
		requireUncommitted();
		discardBody();
		super.reset();
	}

	private void requireUncommitted() {
		if (isCommitted()) {
			throw new IllegalStateException("The response is committed");
		}
	}

	/**
	 * Discards the body and releases its memory.
	 */
	void discardBody() {
		if (this.writer != null) {
			this.writer.flush();
			this.writer = null;
		}
		this.body.reset();
		this.memory.releaseResponse(this.reserved);
		this.reserved = 0;
	}

	private boolean hasRoomFor(int more) {
		if (this.closed || this.tooLarge) {
			return false;
		}
		long needed = this.body.size() + (long) more - STEP;
		while (this.reserved < needed) {
			if (!this.memory.reserveResponse(STEP)) {
				this.tooLarge = true;
				this.body.reset();
				return false;
			}
			this.reserved += STEP;
		}
		return true;
	}

	@Override
	public void sendError(int status) throws IOException {
		sendError(status, "");
	}

	@Override
	public void sendError(int status, String message) throws IOException {
		requireUncommitted();
		discardBody();
		this.failure = new Failure(status, message);
		this.closed = true;
	}

	@Override
	public void sendRedirect(String location) throws IOException {
		sendRedirect(location, HttpStatus.FOUND.value(), true);
	}

	@Override
	public void sendRedirect(String location, boolean clearBuffer) throws IOException {
		sendRedirect(location, HttpStatus.FOUND.value(), clearBuffer);
	}

	@Override
	public void sendRedirect(String location, int status) throws IOException {
		sendRedirect(location, status, true);
	}

	/**
	 * Redirects to a location without making it absolute (RFC 9110, section 10.2.2,
	 * allows a path).
	 */
	@Override
	public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
		requireUncommitted();
		if (clearBuffer) {
			discardBody();
		}
		setStatus(status);
		setHeader(HttpHeaders.LOCATION, location);
		this.closed = true;
	}

	/**
	 * The arguments of {@code sendError}.
	 */
	record Failure(int status, String message) {

	}

	private final class BodyStream extends ServletOutputStream {

		@Override
		public void write(int b) throws IOException {
			if (hasRoomFor(1)) {
				BufferedResponse.this.body.write(b);
			}
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			if (hasRoomFor(length)) {
				BufferedResponse.this.body.write(bytes, offset, length);
			}
		}

		@Override
		public void flush() throws IOException {
			sendIfStream();
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			throw new IllegalStateException("The response is buffered in memory");
		}

	}

}
