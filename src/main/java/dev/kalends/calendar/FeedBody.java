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
 * The JSON of a feed. It is compressed once when it is created rather than for each
 * response: most clients accept gzip, and the cache can hold ten times as many entries.
 *
 * @param bytes the JSON in UTF-8, possibly compressed
 * @param compressed whether the bytes are compressed with gzip (RFC 1952)
 */
record FeedBody(byte[] bytes, boolean compressed) {

	/**
	 * Minimum size in bytes for compression to be worthwhile.
	 */
	private static final int MIN_COMPRESSED = 1024;

	static FeedBody of(byte[] json) {
		if (json.length < MIN_COMPRESSED) {
			return new FeedBody(json, false);
		}
		ByteArrayOutputStream compressed = new ByteArrayOutputStream(json.length / 4);
		try (GZIPOutputStream gzip = new FastGzip(compressed)) {
			gzip.write(json);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new FeedBody(compressed.toByteArray(), true);
	}

	/**
	 * Returns the uncompressed JSON in UTF-8.
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
	 * Uses the fastest compression level, because after a change in a large team a new
	 * body is created for each member.
	 */
	private static final class FastGzip extends GZIPOutputStream {

		FastGzip(OutputStream out) throws IOException {
			super(out);
			this.def.setLevel(Deflater.BEST_SPEED);
		}

	}

}
