package dev.kalends.bench;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import dev.kalends.support.Client;
import dev.kalends.support.Node;

/**
 * A keep-alive connection that sends one request after the other (HTTP/1.1, RFC 9112). It
 * uses little processor time, because it shares the machine with the measured process.
 */
final class FeedConnection implements AutoCloseable {

	static final String FEED = "/calendar/work-items/feed?";

	private final Node node;

	private Socket socket;

	private InputStream in;

	private byte[] buffer = new byte[64 * 1024];

	private int filled;

	FeedConnection(Node node) throws IOException {
		this.node = node;
		this.socket = connect();
		this.in = this.socket.getInputStream();
	}

	private Socket connect() throws IOException {
		Socket connected = new Socket("localhost", this.node.port());
		connected.setTcpNoDelay(true);
		return connected;
	}

	/**
	 * Returns the bytes of a feed request.
	 */
	static byte[] feed(Client person, String query) {
		return request(person, FEED + query);
	}

	static byte[] request(Client person, String path) {
		return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nCookie: SESSION="
				+ person.cookie("SESSION") + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Sends a request and reads the response.
	 * @throws IllegalStateException if the status is not 200
	 */
	Answer send(byte[] request) throws IOException {
		this.socket.getOutputStream().write(request);
		this.filled = 0;
		int headEnd = readHead();
		String head = new String(this.buffer, 0, headEnd, StandardCharsets.ISO_8859_1);
		if (!head.startsWith("HTTP/1.1 200")) {
			throw new IllegalStateException(head);
		}
		int length = Integer.parseInt(header(head, "Content-Length"));
		int end = headEnd + 4 + length;
		while (this.filled < end) {
			readMore();
		}
		byte[] body = new byte[length];
		System.arraycopy(this.buffer, headEnd + 4, body, 0, length);
		if ("close".equals(header(head, "Connection"))) {
			// The server closes a connection after a hundred requests.
			this.socket.close();
			this.socket = connect();
			this.in = this.socket.getInputStream();
		}
		return new Answer(header(head, "Cache-Status"), "gzip".equals(header(head, "Content-Encoding")), body);
	}

	private int readHead() throws IOException {
		int from = 0;
		while (true) {
			readMore();
			for (int i = from; i <= this.filled - 4; i++) {
				if (this.buffer[i] == '\r' && this.buffer[i + 1] == '\n' && this.buffer[i + 2] == '\r'
						&& this.buffer[i + 3] == '\n') {
					return i;
				}
			}
			from = Math.max(0, this.filled - 3);
		}
	}

	private void readMore() throws IOException {
		if (this.filled == this.buffer.length) {
			byte[] larger = new byte[2 * this.buffer.length];
			System.arraycopy(this.buffer, 0, larger, 0, this.filled);
			this.buffer = larger;
		}
		int read = this.in.read(this.buffer, this.filled, this.buffer.length - this.filled);
		if (read < 0) {
			throw new EOFException("The server closed the connection");
		}
		this.filled += read;
	}

	/**
	 * Returns the value of a header; empty if it is missing.
	 * @param head the head of a response
	 */
	static String header(String head, String name) {
		int at = head.toLowerCase(Locale.ROOT).indexOf("\r\n" + name.toLowerCase(Locale.ROOT) + ": ");
		if (at < 0) {
			return "";
		}
		int from = at + name.length() + 4;
		int to = head.indexOf('\r', from);
		return head.substring(from, (to < 0) ? head.length() : to);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * A response.
	 *
	 * @param cacheStatus the header {@code Cache-Status} (RFC 9211)
	 */
	record Answer(String cacheStatus, boolean compressed, byte[] body) {

		boolean isHit() {
			return this.cacheStatus.equals("kalends; hit");
		}

		boolean isLoaded() {
			return this.cacheStatus.contains("fwd=");
		}

		String json() throws IOException {
			if (!this.compressed) {
				return new String(this.body, StandardCharsets.UTF_8);
			}
			try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(this.body))) {
				return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
			}
		}

	}

}
