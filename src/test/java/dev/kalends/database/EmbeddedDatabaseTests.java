package dev.kalends.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.kalends.support.LimitedDisk;
import dev.kalends.support.Writers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Durability of commits when writes fail, and the growth of the database file.
 */
class EmbeddedDatabaseTests {

	private static final int WRITERS = 8;

	private static final int ROUNDS = Integer.getInteger("kalends.full-disk.rounds", 5);

	@TempDir
	private Path folder;

	private EmbeddedDatabase database;

	private volatile boolean stopped;

	/**
	 * Upper bound for the size of a large commit. Sizes vary, because a small commit may
	 * still fit when a large one fails.
	 */
	private int maxLength = 60_000;

	private final AtomicInteger ids = new AtomicInteger();

	private final Set<Integer> committed = ConcurrentHashMap.newKeySet();

	@BeforeEach
	void open() throws SQLException {
		LimitedDisk.register();
		DatabaseFiles.register();
		this.database = new EmbeddedDatabase(
				DatabaseFiles.SCHEME + ":" + LimitedDisk.SCHEME + ":" + this.folder.resolve("kalends"),
				EmbeddedDatabaseConfiguration.SETTINGS);
		this.database.open();
		execute("create table entry (id int primary key, other uuid, words varchar)");
		execute("create index entry_other on entry (other)");
		execute("create table scope_version (scope varchar primary key, version bigint)");
		execute("insert into scope_version values ('everyone', 1)");
	}

	@AfterEach
	void close() throws SQLException {
		LimitedDisk.fill(false);
		this.database.destroy();
	}

	/**
	 * Other threads could still write after a failed write. Their chunks would lead the
	 * recovery past the last good version.
	 */
	@Test
	void commitsSurviveOneFailedWrite() throws Exception {
		for (int round = 0; round < 2 * ROUNDS; round++) {
			ExecutorService writers = startWriters(100);
			LimitedDisk.failOnce();
			writers.shutdown();
			assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
			assertThat(this.database.isBroken()).isTrue();
			this.database.recover();
			assertThat(ids()).containsAll(this.committed);
		}
	}

	/**
	 * Each round leaves free space inside the file, so some writes succeed while others
	 * fail. In this mix a committed version could get lost.
	 */
	@Test
	void commitsSurviveFullDisk() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			ExecutorService writers = startWriters(200);
			LimitedDisk.fill(true);
			writers.shutdown();
			assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
			assertThat(this.database.isBroken()).isTrue();
			assertThatExceptionOfType(SQLException.class).isThrownBy(this.database::probe);
			assertThatExceptionOfType(SQLException.class).isThrownBy(this.database::recover)
				.satisfies((full) -> assertThat(DatabaseFailures.outage(full)).isEqualTo(Outage.DISK_FULL));
			LimitedDisk.fill(false);
			this.database.recover();
			this.database.probe();
			assertThat(ids()).containsAll(this.committed);
		}
	}

	/**
	 * A connection opened before the failure does not belong to the reopened file.
	 */
	@Test
	void commitFailsOnConnectionOfAbandonedDatabase() throws Exception {
		try (Connection old = this.database.dataSource().getConnection()) {
			old.setAutoCommit(false);
			insert(old, 1);
			this.database.abandon();
			this.database.recover();
			assertThatExceptionOfType(SQLException.class).isThrownBy(old::commit);
		}
		catch (SQLException ex) {
			// Closing a connection of an abandoned database may fail.
		}
		assertThat(ids()).isEmpty();
	}

	@Test
	void fileStaysSmallUnderLoadAndShrinksAtShutdown() throws Exception {
		this.maxLength = 400;
		ExecutorService writers = startWriters(3000);
		this.stopped = true;
		writers.shutdown();
		assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
		// Without maintenance the file exceeds 100 MB.
		assertThat(size()).isLessThan(40_000_000);
		assertThat(ids()).containsAll(this.committed);
		this.database.destroy();
		long closed = size();
		compact();
		assertThat(closed).isLessThan(2 * size());
	}

	/**
	 * Starts concurrent writers and waits until they have committed the given number of
	 * changes.
	 */
	private ExecutorService startWriters(int changes) {
		int target = this.committed.size() + changes;
		ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
		for (int i = 0; i < WRITERS; i++) {
			writers.submit(this::writeUntilItFails);
		}
		Writers.await(Duration.ofMinutes(3), () -> this.committed.size() > target);
		return writers;
	}

	private void writeUntilItFails() {
		try (Connection connection = this.database.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			while (!this.stopped) {
				int id = this.ids.incrementAndGet();
				insert(connection, id);
				connection.commit();
				this.committed.add(id);
			}
		}
		catch (SQLException ex) {
			// The disk is full. It is unknown whether the last commit succeeded.
		}
	}

	private void insert(Connection connection, int id) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement("insert into entry values (?, random_uuid(), ?)")) {
			insert.setInt(1, id);
			insert.setString(2, "x".repeat(new Random(id).nextInt((id % 4 == 0) ? this.maxLength : 400)));
			insert.executeUpdate();
		}
	}

	private Set<Integer> ids() throws SQLException {
		Set<Integer> found = new HashSet<>();
		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select id from entry")) {
			while (rows.next()) {
				found.add(rows.getInt(1));
			}
		}
		return found;
	}

	private void execute(String sql) throws SQLException {
		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private long size() throws IOException {
		return Files.size(this.folder.resolve("kalends.mv.db"));
	}

	private void compact() throws SQLException {
		EmbeddedDatabase compacting = new EmbeddedDatabase("file:" + this.folder.resolve("kalends"), "");
		compacting.open();
		try (Connection connection = compacting.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("shutdown compact");
		}
		compacting.destroy();
	}

}
