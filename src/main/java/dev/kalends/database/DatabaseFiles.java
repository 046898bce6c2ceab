package dev.kalends.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;

import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The file system through which H2 writes its files. Only the owner can read the files,
 * and after the first failed write all further writes fail (fail-stop).
 * <p>
 * H2 closes the file after a failed write, but another writer may write first. Its chunk
 * then refers to data that never reached the disk, and the file header makes the recovery
 * skip the last good version and return to a much older one. Acknowledged changes were
 * lost this way. The class is public because H2 creates instances by reflection.
 */
public class DatabaseFiles extends FilePathWrapper {

	static final String SCHEME = "kalends";

	/**
	 * Registers the file system with H2.
	 */
	static void register() {
		FilePath.register(new DatabaseFiles());
	}

	@Override
	public String getScheme() {
		return SCHEME;
	}

	@Override
	public FileChannel open(String mode) throws IOException {
		if (mode.contains("w")) {
			DataDirectory.createFile(file());
		}
		return new FailStopFile(super.open(mode));
	}

	private Path file() {
		FilePath innermost = this;
		while (innermost instanceof FilePathWrapper wrapper) {
			innermost = wrapper.unwrap();
		}
		return Path.of(innermost.toString());
	}

	/**
	 * A write operation on the file.
	 */
	private interface Change<T> {

		T apply() throws IOException;

	}

	private static final class FailStopFile extends FileBase {

		private final FileChannel file;

		private volatile boolean failed;

		FailStopFile(FileChannel file) {
			this.file = file;
		}

		private <T> T change(Change<T> change) throws IOException {
			if (this.failed) {
				throw new IOException("An earlier write to the file failed");
			}
			try {
				return change.apply();
			}
			catch (IOException ex) {
				this.failed = true;
				throw ex;
			}
		}

		@Override
		public int write(ByteBuffer source) throws IOException {
			return change(() -> this.file.write(source));
		}

		@Override
		public int write(ByteBuffer source, long position) throws IOException {
			return change(() -> this.file.write(source, position));
		}

		@Override
		public FileChannel truncate(long size) throws IOException {
			change(() -> this.file.truncate(size));
			return this;
		}

		@Override
		public void force(boolean metaData) throws IOException {
			change(() -> {
				this.file.force(metaData);
				return this.file;
			});
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
		public FileLock tryLock(long position, long size, boolean shared) throws IOException {
			return this.file.tryLock(position, size, shared);
		}

		@Override
		protected void implCloseChannel() throws IOException {
			this.file.close();
		}

	}

}
