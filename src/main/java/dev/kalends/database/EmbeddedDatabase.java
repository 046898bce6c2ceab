package dev.kalends.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Properties;

import javax.sql.DataSource;

import org.h2.store.fs.FileUtils;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens connections to the embedded database and reopens its file after a failure.
 * <p>
 * H2 closes the file if a write fails because the disk is full or defective. The process
 * cannot simply reopen it: H2 keeps the failed database in its registry, and every new
 * connection waits for it to finish closing, which never happens. Therefore the failed
 * database is abandoned, and a connection with {@code OPEN_NEW} replaces it (see {@code
 * docs/decisions/0023-database-failures.md}).
 */
final class EmbeddedDatabase implements WatchedDatabase, DisposableBean {

	/**
	 * Free space in bytes that is required before the file is reopened: enough for
	 * several changes.
	 */
	private static final int REQUIRED_SPACE = 2 * 1024 * 1024;

	/**
	 * File size in bytes up to which no space is reclaimed during operation.
	 */
	static final long SMALL_FILE = 4 * 1024 * 1024;

	/**
	 * File size in bytes up to which the file is not compacted at shutdown.
	 */
	private static final long TINY_FILE = 1024 * 1024;

	/**
	 * Amount of data in bytes that can be rewritten within a few seconds.
	 */
	private static final long MAX_COMPACTED_DATA = 256 * 1024 * 1024;

	/**
	 * A write that changes no data.
	 */
	private static final String NO_OP_UPDATE = "update scope_version set version = version where scope = 'everyone'";

	/**
	 * The JDBC URL. {@link EmbeddedDatabaseConfiguration} explains each setting.
	 */
	private final String url;

	private final String path;

	private final FileMaintenance maintenance = new FileMaintenance(this);

	/**
	 * Keeps the database open while the pools have no connection. Guarded by {@code
	 * this}.
	 */
	private @Nullable Connection keeper;

	private volatile @Nullable EmbeddedStore store;

	private volatile boolean closed;

	/**
	 * Creates the database without opening it.
	 * @param path its path without file suffix, in a file system that H2 knows
	 * @param settings the settings of the H2 URL, each with a leading semicolon
	 */
	EmbeddedDatabase(String path, String settings) {
		this.path = path;
		this.url = "jdbc:h2:" + path + settings;
	}

	/**
	 * Returns the source of the pools' connections.
	 */
	DataSource dataSource() {
		return new Connections();
	}

	@Override
	public synchronized void open() {
		try {
			EmbeddedConnection opened = connect(this.url);
			this.keeper = opened;
			this.store = opened.store();
			this.maintenance.start();
		}
		catch (SQLException ex) {
			throw EmbeddedRefusals.of(ex);
		}
	}

	/**
	 * Returns whether a write has failed. Commits after that are not durable.
	 */
	@Override
	public boolean isBroken() {
		EmbeddedStore opened = this.store;
		return opened != null && opened.isBroken();
	}

	/**
	 * Returns the open database, or {@code null} before the first connection and after
	 * the shutdown.
	 */
	@Nullable EmbeddedStore store() {
		return this.closed ? null : this.store;
	}

	/**
	 * Abandons the database after a failure that H2 itself ignores.
	 */
	void abandon() {
		EmbeddedStore failed = this.store;
		if (failed != null) {
			failed.abandon();
		}
	}

	@Override
	public synchronized void probe() throws SQLException {
		if (this.keeper == null) {
			return;
		}
		if (isBroken()) {
			throw new SQLTransientConnectionException("The embedded database is closed", "08003");
		}
		try (Statement statement = this.keeper.createStatement();
				ResultSet answer = statement.executeQuery("select count(*) from information_schema.settings")) {
			answer.next();
		}
	}

	@Override
	public synchronized void recover() throws SQLException {
		if (!isBroken()) {
			probe();
			return;
		}
		requireFreeSpace();
		abandon();
		EmbeddedConnection reopened = connect(this.url + ";OPEN_NEW=TRUE");
		this.keeper = reopened;
		this.store = reopened.store();
		try (Statement statement = reopened.createStatement()) {
			statement.executeUpdate(NO_OP_UPDATE);
		}
		probe();
	}

	/**
	 * Writes a file of the required size. The reported free space is not enough, because
	 * a quota may prevent its use.
	 */
	private void requireFreeSpace() throws SQLException {
		String file = this.path + ".room";
		try (FileChannel probeFile = FileUtils.open(file, "rw")) {
			ByteBuffer zeros = ByteBuffer.allocate(REQUIRED_SPACE);
			while (zeros.hasRemaining()) {
				probeFile.write(zeros);
			}
		}
		catch (IOException ex) {
			throw new SQLException("The disk is full or cannot be written", "58030", ex);
		}
		finally {
			FileUtils.tryDelete(file);
		}
	}

	private EmbeddedConnection connect(String address) throws SQLException {
		Properties user = new Properties();
		user.setProperty("user", "kalends");
		user.setProperty("password", "");
		return new EmbeddedConnection(address, user);
	}

	/**
	 * Closes the database after all pools are closed. A file that can be rewritten within
	 * seconds is compacted completely; H2 replaces the old file after the new one is
	 * complete and on disk. A larger file is compacted for at most {@code
	 * MAX_COMPACT_TIME}.
	 */
	@Override
	public synchronized void destroy() throws SQLException {
		this.maintenance.stop();
		EmbeddedStore opened = store();
		this.closed = true;
		if (this.keeper == null || opened == null || opened.isBroken()) {
			return;
		}
		try (Connection last = this.keeper; Statement statement = last.createStatement()) {
			if (opened.size() > TINY_FILE && opened.size() / 100 * opened.fillRate() < MAX_COMPACTED_DATA) {
				statement.execute("shutdown compact");
			}
		}
	}

	private final class Connections extends AbstractDataSource {

		@Override
		public Connection getConnection() throws SQLException {
			if (isBroken()) {
				throw new SQLTransientConnectionException("The embedded database is closed", "08003");
			}
			return connect(EmbeddedDatabase.this.url);
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

}
