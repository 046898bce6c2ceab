package dev.kalends.calendar;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The JSON of a feed. It is compressed once when it is made, not with every answer: most
 * clients take it as it is, and ten times as many fit into the cache.
 *
 * @param bytes the JSON in UTF-8, compressed or not
 * @param compressed whether the bytes are compressed with gzip (RFC 1952)
 */
record FeedBody(byte[] bytes, boolean compressed) {

	/**
	 * Below this many bytes compression gains nothing.
	 */
	private static final int MIN_COMPRESSED = 1024;

	static FeedBody of(byte[] json) {
		if (json.length < MIN_COMPRESSED) {
			return new FeedBody(json, false);
		}
		ByteArrayOutputStream compressed = new ByteArrayOutputStream(json.length / 4);
		try (GZIPOutputStream gzip = new QuickGzip(compressed)) {
			gzip.write(json);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new FeedBody(compressed.toByteArray(), true);
	}

	/**
	 * Returns the JSON in UTF-8 as it was before it was compressed.
	 */
	byte[] json() {
		if (!this.compressed) {
			return this.bytes;
		}
		try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(this.bytes))) {
			return gzip.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Compresses at the fastest level: after a change of a big team everybody in it gets
	 * a body of their own.
	 */
	private static final class QuickGzip extends GZIPOutputStream {

		QuickGzip(OutputStream out) throws IOException {
			super(out);
			this.def.setLevel(Deflater.BEST_SPEED);
		}

	}

}
