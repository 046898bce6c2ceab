package dev.kalends.database;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.kalends.shared.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the embedded database. Nobody but the owner of the process may read it:
 * the file holds password hashes and live sessions. The database file is created with
 * these rights before the database writes its first byte, so there is no moment at which
 * others could open it. File systems without POSIX rights are left alone.
 */
final class DataDirectory {

	static final String PROPERTY = "kalends.data-dir";

	private static final String DATABASE = "kalends";

	private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

	private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

	private static final Logger logger = LoggerFactory.getLogger(DataDirectory.class);

	private final Path directory;

	private DataDirectory(Path directory) {
		this.directory = directory;
	}

	/**
	 * Creates the folder or tightens what is there.
	 * @throws InvalidConfigurationException when it cannot be used
	 */
	static DataDirectory prepare(Path configured) {
		Path directory = configured.toAbsolutePath().normalize();
		if (directory.toString().contains(";")) {
			throw invalid("It is a folder whose path contains no semicolon.");
		}
		DataDirectory prepared = new DataDirectory(directory);
		prepared.create();
		if (!Files.isWritable(directory)) {
			throw invalid("It is a folder that can be written to.");
		}
		prepared.tighten();
		prepared.createFile();
		return prepared;
	}

	/**
	 * Returns the path of the database, without the suffix of its file.
	 */
	Path database() {
		return this.directory.resolve(DATABASE);
	}

	/**
	 * Returns the file of the database.
	 */
	Path file() {
		return this.directory.resolve(DATABASE + ".mv.db");
	}

	private void create() {
		try {
			if (!Files.isDirectory(this.directory)) {
				Path parent = this.directory.getParent();
				if (parent != null) {
					Files.createDirectories(parent);
				}
				Files.createDirectory(this.directory, attributes(FOLDER));
			}
		}
		catch (IOException ex) {
			throw invalid("It is a folder that exists or can be created.");
		}
	}

	/**
	 * Tightens the files of the database, and the folder too where it holds nothing else.
	 * A folder that others use as well is theirs.
	 */
	private void tighten() {
		try (Stream<Path> entries = Files.list(this.directory)) {
			List<Path> all = entries.toList();
			List<Path> own = all.stream().filter(DataDirectory::isOwn).toList();
			for (Path file : own) {
				tighten(file, FILE);
			}
			if (own.size() == all.size()) {
				tighten(this.directory, FOLDER);
			}
		}
		catch (IOException ex) {
			logger.warn("The rights of the files in {} could not be checked: {}", this.directory, ex.getMessage());
		}
	}

	private static boolean isOwn(Path file) {
		return file.getFileName().toString().startsWith(DATABASE + ".") && Files.isRegularFile(file);
	}

	/**
	 * Only the owner of a file can change its rights.
	 */
	private static void tighten(Path path, Set<PosixFilePermission> rights) throws IOException {
		PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
		if (view == null || view.readAttributes().permissions().equals(rights)) {
			return;
		}
		try {
			view.setPermissions(rights);
		}
		catch (FileSystemException ex) {
			logger.warn("{} belongs to somebody else, so its rights stay as they are", path);
		}
	}

	/**
	 * Creates an empty file, which H2 takes for a new database.
	 */
	private void createFile() {
		try {
			if (!Files.exists(file())) {
				Files.createFile(file(), attributes(FILE));
			}
		}
		catch (IOException ex) {
			throw invalid("It is a folder that files can be created in.");
		}
	}

	private FileAttribute<?>[] attributes(Set<PosixFilePermission> rights) {
		Path existing = Files.exists(this.directory) ? this.directory : this.directory.getParent();
		@Nullable PosixFileAttributeView view = Files.getFileAttributeView(existing, PosixFileAttributeView.class);
		return (view != null) ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(rights) }
				: new FileAttribute<?>[0];
	}

	private static InvalidConfigurationException invalid(String accepted) {
		return new InvalidConfigurationException(PROPERTY, accepted);
	}

}
