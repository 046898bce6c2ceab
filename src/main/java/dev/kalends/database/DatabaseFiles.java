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
 * The file system through which H2 writes its files. Nobody else may read them, and after
 * the first write that fails nothing more is written.
 * <p>
 * H2 closes the file after such a failure, but another writer may come first. What it
 * writes then refers to data that never reached the disk, and its mark in the header of
 * the file leads a recovery past the last good version to a much older one. Acknowledged
 * changes were lost that way. It is public because H2 creates instances by reflection.
 */
public class DatabaseFiles extends FilePathWrapper {

	static final String SCHEME = "kalends";

	/**
	 * Makes H2 know the file system.
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
	 * Something that writes, and may fail.
	 */
	private interface Change<T> {

		T make() throws IOException;

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
				return change.make();
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
