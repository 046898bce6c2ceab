package dev.kalends.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A TCP connection for sending arbitrary bytes and reading HTTP responses one by one (RFC
 * 9112).
 */
public final class RawConnection implements AutoCloseable {

	private static final int TIMEOUT_MILLIS = 60_000;

	private final Socket socket;

	private final InputStream in;

	public RawConnection(String address) throws IOException {
		URI uri = URI.create(address);
		this.socket = new Socket(uri.getHost(), uri.getPort());
		this.socket.setSoTimeout(TIMEOUT_MILLIS);
		this.in = new BufferedInputStream(this.socket.getInputStream());
	}

	public void write(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
		this.socket.getOutputStream().flush();
	}

	/**
	 * Writes ASCII text.
	 */
	public void write(String text) throws IOException {
		write(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * Reads one response.
	 * @param bodyless whether the response to the request has no body
	 * @throws EOFException if the connection ends before the response
	 */
	public Answer read(boolean bodyless) throws IOException {
		int status;
		Map<String, String> headers;
		do {
			String[] line = line().split(" ", 3);
			status = Integer.parseInt(line[1]);
			headers = headers();
		}
		while (status == 100);
		byte[] body = (bodyless || status == 204 || status == 304) ? new byte[0] : body(headers);
		boolean closes = "close".equalsIgnoreCase(headers.getOrDefault("connection", ""));
		return new Answer(status, headers, body, closes);
	}

	private Map<String, String> headers() throws IOException {
		Map<String, String> headers = new LinkedHashMap<>();
		for (String line = line(); !line.isEmpty(); line = line()) {
			int colon = line.indexOf(':');
			headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
		}
		return headers;
	}

	private byte[] body(Map<String, String> headers) throws IOException {
		if (headers.containsKey("content-length")) {
			return read(Integer.parseInt(headers.get("content-length")));
		}
		if (!"chunked".equals(headers.get("transfer-encoding"))) {
			return this.in.readAllBytes();
		}
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
			all.writeBytes(read(size));
			line();
		}
		line();
		return all.toByteArray();
	}

	private byte[] read(int length) throws IOException {
		byte[] bytes = this.in.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException("The response ends after " + bytes.length + " of " + length + " bytes");
		}
		return bytes;
	}

	private String line() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = this.in.read(); next != '\n'; next = this.in.read()) {
			if (next < 0) {
				throw new EOFException("The connection ended after: " + line);
			}
			if (next != '\r') {
				line.write(next);
			}
		}
		return line.toString(StandardCharsets.ISO_8859_1);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * An HTTP response.
	 *
	 * @param headers by lower-case name
	 * @param closes whether the server closes the connection after it
	 */
	public record Answer(int status, Map<String, String> headers, byte[] body, boolean closes) {

		public String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

	}

}
