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
 * Opens connections to the embedded database, and its file again after a failure.
 * <p>
 * H2 closes the file when a write to it fails, because the disk is full or broken. The
 * same process cannot open it again in the ordinary way: H2 keeps the failed database in
 * its register, and every new connection waits for it to finish closing, which it never
 * does. So the failed database is abandoned, and a connection with {@code OPEN_NEW} puts
 * another one in its place (see {@code docs/decisions/0023-database-failures.md}).
 */
final class EmbeddedDatabase implements WatchedDatabase, DisposableBean {

	/**
	 * A few changes have to fit before the file is opened again.
	 */
	private static final int ROOM = 2 * 1024 * 1024;

	/**
	 * A file of that size is small, whatever is in it.
	 */
	static final long SMALL = 4 * 1024 * 1024;

	/**
	 * A file of that size is not worth the time at the end.
	 */
	private static final long TINY = 1024 * 1024;

	/**
	 * So much data is written in a few seconds.
	 */
	private static final long QUICK = 256 * 1024 * 1024;

	/**
	 * Writes without changing anything.
	 */
	private static final String WRITE = "update scope_version set version = version where scope = 'everyone'";

	/**
	 * Each database setting is explained in {@link EmbeddedDatabaseConfiguration}.
	 */
	private final String url;

	private final String path;

	private final FileMaintenance maintenance = new FileMaintenance(this);

	/**
	 * Keeps the database open while the pools have no connection; guarded by this.
	 */
	private @Nullable Connection keeper;

	private volatile @Nullable EmbeddedStore store;

	private volatile boolean closed;

	/**
	 * Prepares to open a database.
	 * @param path where it is, in a file system that H2 knows, without the suffix of its
	 * file
	 * @param settings the settings of a URL of H2, with the semicolon before the first
	 */
	EmbeddedDatabase(String path, String settings) {
		this.path = path;
		this.url = "jdbc:h2:" + path + settings;
	}

	/**
	 * Returns what the pools take their connections from.
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
	 * Tells whether a write failed. Nothing that is committed from then on counts.
	 */
	@Override
	public boolean isBroken() {
		EmbeddedStore opened = this.store;
		return opened != null && opened.isBroken();
	}

	/**
	 * Returns the open database; {@code null} before the first connection and after the
	 * end.
	 */
	@Nullable EmbeddedStore store() {
		return this.closed ? null : this.store;
	}

	/**
	 * Gives the database up after a failure that H2 takes for harmless.
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
		requireRoom();
		abandon();
		EmbeddedConnection reopened = connect(this.url + ";OPEN_NEW=TRUE");
		this.keeper = reopened;
		this.store = reopened.store();
		try (Statement statement = reopened.createStatement()) {
			statement.executeUpdate(WRITE);
		}
		probe();
	}

	/**
	 * Writes a file as large as the room that is needed: free space alone does not say
	 * whether a quota allows to use it.
	 */
	private void requireRoom() throws SQLException {
		String file = this.path + ".room";
		try (FileChannel room = FileUtils.open(file, "rw")) {
			ByteBuffer zeros = ByteBuffer.allocate(ROOM);
			while (zeros.hasRemaining()) {
				room.write(zeros);
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
	 * Closes the database, after all pools are closed. A file that can be written anew
	 * within seconds is; H2 puts the new one in the place of the old one once it is whole
	 * and on disk. A larger one is made smaller for as long as {@code MAX_COMPACT_TIME}
	 * allows.
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
			if (opened.size() > TINY && opened.size() / 100 * opened.fillRate() < QUICK) {
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
