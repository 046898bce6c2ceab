package dev.kalends.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A keep-alive connection of a {@link LoadLoop}. It checks the status and the length of
 * each response and does not look at the body.
 */
final class LoadConnection implements AutoCloseable {

	private static final int MAX_HEAD = 4096;

	private static final int HEAD_UNKNOWN = -1;

	private static final String HEAD_END = "\r\n\r\n";

	private final InetSocketAddress address;

	private final ByteBuffer request;

	private final Selector selector;

	/**
	 * The head of the response. Later parts of the body overwrite each other.
	 */
	private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);

	private SocketChannel channel;

	/**
	 * Remaining bytes of the body, or {@link #HEAD_UNKNOWN}.
	 */
	private int remaining = HEAD_UNKNOWN;

	private boolean closing;

	LoadConnection(int port, byte[] request, Selector selector) throws IOException {
		this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		this.request = ByteBuffer.allocateDirect(request.length).put(request).flip();
		this.selector = selector;
		this.channel = connect();
	}

	private SocketChannel connect() throws IOException {
		SocketChannel connected = SocketChannel.open(this.address);
		connected.setOption(StandardSocketOptions.TCP_NODELAY, true);
		connected.configureBlocking(false);
		connected.register(this.selector, SelectionKey.OP_READ, this);
		return connected;
	}

	/**
	 * Sends the request, which is smaller than the send buffer of the socket. Connects
	 * again if the server has announced to close the connection, as Tomcat does after a
	 * hundred requests.
	 */
	void send() throws IOException {
		if (this.closing) {
			this.channel.close();
			this.channel = connect();
			this.closing = false;
		}
		this.remaining = HEAD_UNKNOWN;
		this.buffer.clear();
		this.channel.write(this.request.rewind());
		if (this.request.hasRemaining()) {
			throw new IOException("The request does not fit into the send buffer");
		}
	}

	/**
	 * Reads what has arrived.
	 * @return whether the response is complete
	 */
	boolean receive() throws IOException {
		if (this.remaining != HEAD_UNKNOWN) {
			this.buffer.clear();
		}
		int read = this.channel.read(this.buffer);
		if (read < 0) {
			throw new EOFException("The server closed the connection");
		}
		if (this.remaining == HEAD_UNKNOWN) {
			readHead();
		}
		else {
			this.remaining -= read;
		}
		return this.remaining == 0;
	}

	private void readHead() throws IOException {
		byte[] start = new byte[Math.min(this.buffer.position(), MAX_HEAD)];
		this.buffer.get(0, start);
		String head = new String(start, StandardCharsets.ISO_8859_1);
		int end = head.indexOf(HEAD_END);
		if (end < 0) {
			if (start.length == MAX_HEAD) {
				throw new IOException("The head of the response is too long");
			}
			return;
		}
		head = head.substring(0, end);
		if (!head.startsWith("HTTP/1.1 200")) {
			throw new IOException(head);
		}
		this.closing = FeedConnection.header(head, "Connection").equals("close");
		int length = Integer.parseInt(FeedConnection.header(head, "Content-Length"));
		this.remaining = length - (this.buffer.position() - end - HEAD_END.length());
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
