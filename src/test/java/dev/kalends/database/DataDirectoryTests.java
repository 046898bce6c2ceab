package dev.kalends.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Only the owner of the process can read the database files.
 */
class DataDirectoryTests {

	@TempDir
	private Path parent;

	@Test
	void newFolderAndFilesAreAccessibleToOwnerOnly() throws Exception {
		assumePosix();
		Path folder = this.parent.resolve("some/data");
		open(DataDirectory.prepare(folder));
		assertThat(permissions(folder)).isEqualTo("rwx------");
		assertThat(permissions(folder.resolve("kalends.mv.db"))).isEqualTo("rw-------");
	}

	@Test
	void permissionsOfExistingFilesAreRestricted() throws Exception {
		assumePosix();
		Path folder = this.parent.resolve("data");
		Files.createDirectory(folder,
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
		Path file = Files.createFile(folder.resolve("kalends.mv.db"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
		DataDirectory.prepare(folder);
		assertThat(permissions(file)).isEqualTo("rw-------");
		assertThat(permissions(folder)).isEqualTo("rwx------");
	}

	@Test
	void sharedFolderKeepsItsPermissions() throws Exception {
		assumePosix();
		Path folder = this.parent.resolve("shared");
		Files.createDirectory(folder,
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
		Path other = Files.createFile(folder.resolve("notes.txt"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
		open(DataDirectory.prepare(folder));
		assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
		assertThat(permissions(other)).isEqualTo("rw-r--r--");
		assertThat(permissions(folder.resolve("kalends.mv.db"))).isEqualTo("rw-------");
	}

	/**
	 * Compacting at shutdown writes a new file, which must have restricted permissions
	 * too.
	 */
	@Test
	void compactedFileIsAccessibleToOwnerOnly() throws Exception {
		assumePosix();
		Path folder = this.parent.resolve("shared");
		Files.createDirectory(folder);
		Files.createFile(folder.resolve("notes.txt"));
		EmbeddedDatabase database = open(DataDirectory.prepare(folder));
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create table entry as select x, repeat('x', 1000) as words from system_range(1, 3000)");
		}
		Path file = folder.resolve("kalends.mv.db");
		long before = Files.size(file);
		database.destroy();
		assertThat(Files.size(file)).isLessThan(before);
		assertThat(permissions(file)).isEqualTo("rw-------");
	}

	private static EmbeddedDatabase open(DataDirectory directory) throws SQLException {
		DatabaseFiles.register();
		EmbeddedDatabase database = new EmbeddedDatabase(DatabaseFiles.SCHEME + ":file:" + directory.database(),
				EmbeddedDatabaseConfiguration.SETTINGS);
		database.open();
		return database;
	}

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

	private static void assumePosix() {
		assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
	}

}
