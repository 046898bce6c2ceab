package dev.kalends.web.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The body of a request, in memory while small, otherwise in a temporary file.
 */
final class RequestBody implements AutoCloseable {

	private static final int MAX_IN_MEMORY = 64 * 1024;

	private final TransferMemory memory;

	private ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);

	private @Nullable Path file;

	private @Nullable OutputStream out;

	private long length;

	private boolean closed;

	RequestBody(TransferMemory memory) {
		this.memory = memory;
	}

	long length() {
		return this.length;
	}

	/**
	 * Appends the first bytes of an array.
	 * @return whether there was room for them
	 */
	synchronized boolean append(byte[] chunk, int count) throws IOException {
		if (this.closed) {
			return false;
		}
		if (this.out == null && this.length + count <= MAX_IN_MEMORY && this.memory.reserveBody(count)) {
			this.bytes.write(chunk, 0, count);
		}
		else if (!appendToFile(chunk, count)) {
			return false;
		}
		this.length += count;
		return true;
	}

	private boolean appendToFile(byte[] chunk, int count) throws IOException {
		OutputStream stream = this.out;
		if (!this.memory.reserveFile((stream != null) ? count : this.length + count)) {
			return false;
		}
		if (stream == null) {
			Path created = Files.createTempFile("kalends-body", null);
			this.file = created;
			stream = Files.newOutputStream(created);
			this.out = stream;
			this.bytes.writeTo(stream);
			this.memory.releaseBody(this.length);
			this.bytes = new ByteArrayOutputStream(0);
		}
		stream.write(chunk, 0, count);
		return true;
	}

	/**
	 * Opens the completed body for reading from the start. A closed body is empty.
	 */
	synchronized InputStream open() throws IOException {
		if (this.closed) {
			return InputStream.nullInputStream();
		}
		if (this.file == null || this.out == null) {
			return new ByteArrayInputStream(this.bytes.toByteArray());
		}
		this.out.flush();
		return Files.newInputStream(this.file);
	}

	/**
	 * Releases memory and disk space.
	 */
	@Override
	public synchronized void close() throws IOException {
		if (this.closed) {
			return;
		}
		this.closed = true;
		if (this.file == null || this.out == null) {
			this.memory.releaseBody(this.length);
			this.bytes = new ByteArrayOutputStream(0);
		}
		else {
			this.memory.releaseFile(this.length);
			this.out.close();
			Files.deleteIfExists(this.file);
		}
	}

}
