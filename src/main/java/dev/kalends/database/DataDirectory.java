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
 * The folder of the embedded database. Nobody but the owner of the process may read it:
 * the file holds password hashes and live sessions. Folder and files are created with
 * these rights, so there is no moment at which others could open them. File systems
 * without POSIX rights are left alone.
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
		return prepared;
	}

	/**
	 * Returns the path of the database, without the suffix of its file.
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
	 * Creates a file that nobody else can read, if there is none.
	 */
	static void createFile(Path file) throws IOException {
		if (Files.notExists(file)) {
			Files.createFile(file, attributes(parent(file), FILE));
		}
	}

	/**
	 * Only a root has no parent, and a root always exists.
	 */
	private static Path parent(Path path) {
		return Objects.requireNonNull(path.toAbsolutePath().getParent());
	}

	private static FileAttribute<?>[] attributes(Path parent, Set<PosixFilePermission> rights) {
		boolean isPosix = Files.getFileAttributeView(parent, PosixFileAttributeView.class) != null;
		return isPosix ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(rights) }
				: new FileAttribute<?>[0];
	}

	private static InvalidConfigurationException invalid(String accepted) {
		return new InvalidConfigurationException(PROPERTY, accepted);
	}

}
