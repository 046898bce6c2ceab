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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.kalends.shared.InvalidConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the embedded database. Only the owner of the process may read it, because
 * the database file contains password hashes and active sessions. The folder and its
 * files are created with these permissions, so they are never readable by others, not
 * even briefly. File systems without POSIX permissions are not checked.
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
	 * Creates the folder, or restricts the permissions of an existing one.
	 * @param configured the configured folder, absolute or relative to the working
	 * directory
	 * @throws InvalidConfigurationException if the folder cannot be used
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
		return prepared;
	}

	/**
	 * Returns the path of the database file without its suffix.
	 */
	Path database() {
		return this.directory.resolve(DATABASE);
	}

	private void create() {
		try {
			if (!Files.isDirectory(this.directory)) {
				Path parent = parent(this.directory);
				Files.createDirectories(parent);
				Files.createDirectory(this.directory, attributes(parent, FOLDER));
			}
		}
		catch (IOException ex) {
			throw invalid("It is a folder that exists or can be created.");
		}
	}

	/**
	 * Restricts the permissions of the database files. The permissions of the folder
	 * change only if it contains no other files, because other programs may share it.
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
			logger.warn("The permissions of the files in {} could not be checked: {}", this.directory, ex.getMessage());
		}
	}

	private static boolean isOwn(Path file) {
		return file.getFileName().toString().startsWith(DATABASE + ".") && Files.isRegularFile(file);
	}

	/**
	 * Changing permissions fails for a file of another owner; this is logged.
	 */
	private static void tighten(Path path, Set<PosixFilePermission> permissions) throws IOException {
		PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
		if (view == null || view.readAttributes().permissions().equals(permissions)) {
			return;
		}
		try {
			view.setPermissions(permissions);
		}
		catch (FileSystemException ex) {
			logger.warn("{} belongs to another user, so its permissions are unchanged", path);
		}
	}

	/**
	 * Creates a file that only its owner can read, unless the file exists.
	 */
	static void createFile(Path file) throws IOException {
		if (Files.notExists(file)) {
			Files.createFile(file, attributes(parent(file), FILE));
		}
	}

	/**
	 * Never {@code null}: only a root has no parent, and a root always exists.
	 */
	private static Path parent(Path path) {
		return Objects.requireNonNull(path.toAbsolutePath().getParent());
	}

	private static FileAttribute<?>[] attributes(Path parent, Set<PosixFilePermission> permissions) {
		boolean isPosix = Files.getFileAttributeView(parent, PosixFileAttributeView.class) != null;
		return isPosix ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(permissions) }
				: new FileAttribute<?>[0];
	}

	private static InvalidConfigurationException invalid(String accepted) {
		return new InvalidConfigurationException(PROPERTY, accepted);
	}

}
