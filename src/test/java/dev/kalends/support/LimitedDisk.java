package dev.kalends.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;

import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * An H2 file system whose disk can be full: files cannot grow, and writes fail as on a
 * real disk. The property {@code kalends.database.file-system} with the value
 * {@value #SCHEME} activates it.
 */
public class LimitedDisk extends FilePathWrapper {

	public static final String SCHEME = "limited";

	private static volatile boolean full;

	private static final AtomicBoolean failsOnce = new AtomicBoolean();

	/**
	 * Registers the file system with H2.
	 */
	public static void register() {
		FilePath.register(new LimitedDisk());
	}

	/**
	 * Fills or frees the disk.
	 */
	public static void fill(boolean fill) {
		full = fill;
	}

	/**
	 * Lets only the next write fail.
	 */
	public static void failOnce() {
		failsOnce.set(true);
	}

	@Override
	public String getScheme() {
		return SCHEME;
	}

	@Override
	public FileChannel open(String mode) throws IOException {
		return new LimitedFile(super.open(mode));
	}

	private static final class LimitedFile extends FileBase {

		private final FileChannel file;

		LimitedFile(FileChannel file) {
			this.file = file;
		}

		private void requireSpace(long end) throws IOException {
			if (failsOnce.compareAndSet(true, false)) {
				throw new IOException("Input/output error");
			}
			if (full && end > this.file.size()) {
				throw new IOException("No space left on device");
			}
		}

		@Override
		public int write(ByteBuffer source) throws IOException {
			requireSpace(this.file.position() + source.remaining());
			return this.file.write(source);
		}

		@Override
		public int write(ByteBuffer source, long position) throws IOException {
			requireSpace(position + source.remaining());
			return this.file.write(source, position);
		}

		@Override
		public int read(ByteBuffer target) throws IOException {
			return this.file.read(target);
		}

		@Override
		public int read(ByteBuffer target, long position) throws IOException {
			return this.file.read(target, position);
		}

		@Override
		public long position() throws IOException {
			return this.file.position();
		}

		@Override
		public FileChannel position(long position) throws IOException {
			this.file.position(position);
			return this;
		}

		@Override
		public long size() throws IOException {
			return this.file.size();
		}

		@Override
		public FileChannel truncate(long size) throws IOException {
			this.file.truncate(size);
			return this;
		}

		@Override
		public void force(boolean metaData) throws IOException {
			this.file.force(metaData);
		}

		@Override
		public FileLock tryLock(long position, long size, boolean shared) throws IOException {
			return this.file.tryLock(position, size, shared);
		}

		@Override
		protected void implCloseChannel() throws IOException {
			this.file.close();
		}

	}

}
