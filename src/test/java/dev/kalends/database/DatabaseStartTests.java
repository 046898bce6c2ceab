package dev.kalends.database;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;

import dev.kalends.KalendsApplication;
import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An unusable database prevents startup with one sentence that names the property and one
 * that says how to fix it.
 */
@Tag("postgres")
@ExtendWith(OutputCaptureExtension.class)
class DatabaseStartTests {

	private static final Duration NO_WAIT = Duration.ZERO;

	@TempDir
	private Path folder;

	@Test
	void fileOfRandomBytesPreventsStartup(CapturedOutput output) throws IOException {
		byte[] random = new byte[64 * 1024];
		new Random(1).nextBytes(random);
		Files.write(file(), random);
		assertThatStartFails();
		assertThat(output)
			.contains("'kalends.data-dir' contains a database that cannot be read", "Restore a backup of the folder")
			.doesNotContain("\tat ");
		assertThat(file()).hasBinaryContent(random);
	}

	@Test
	void newerSchemaVersionPreventsStartup(CapturedOutput output) throws SQLException {
		EmbeddedDatabase database = embedded();
		database.open();
		execute(database.dataSource().getConnection(), """
				create table "flyway_schema_history" ("installed_rank" int primary key, "version" varchar(50),
				"description" varchar(200), "type" varchar(20), "script" varchar(1000), "checksum" int,
				"installed_by" varchar(100), "installed_on" timestamp default current_timestamp,
				"execution_time" int, "success" boolean)""", """
				insert into "flyway_schema_history" values (1, '9001', 'from the future', 'SQL', 'V9001__f.sql', 1,
				'kalends', current_timestamp, 1, true)""");
		database.destroy();
		assertThatStartFails();
		assertThat(output).containsPattern("its schema version is 9001, and this version of Kalends knows \\d+")
			.contains("Start the newer version")
			.doesNotContain("\tat ");
	}

	@Test
	void damagedPagesAreReported() throws Exception {
		EmbeddedDatabase database = embedded();
		database.open();
		execute(database.dataSource().getConnection(), "create table entry (id int primary key, words varchar)",
				"insert into entry select x, repeat('x', 1000) from system_range(1, 2000)");
		database.destroy();
		byte[] content = Files.readAllBytes(file());
		for (int i = 8192 + 512; i < content.length - 512; i++) {
			content[i] = (i % 4096 < 2048) ? (byte) i : content[i];
		}
		Files.write(file(), content);
		EmbeddedDatabase damaged = embedded();
		assertThatException().isThrownBy(() -> {
			damaged.open();
			execute(damaged.dataSource().getConnection(), "select max(words) from entry");
		}).satisfies((failure) -> assertThat(description(failure)).contains("cannot be read"));
	}

	@Test
	void unknownFileFormatIsReported() throws Exception {
		EmbeddedDatabase database = embedded();
		database.open();
		database.destroy();
		byte[] content = Files.readAllBytes(file());
		for (int block = 0; block <= 4096; block += 4096) {
			rewriteHeader(content, block);
		}
		Files.write(file(), content);
		assertThatExceptionOfType(DatabaseRefusedException.class).isThrownBy(embedded()::open)
			.withMessageContaining("another version of Kalends");
	}

	@Test
	void databaseLockedByAnotherProcessIsReported() throws SQLException {
		EmbeddedDatabase first = embedded();
		first.open();
		// A different class loader has its own H2 registry, so it behaves like another
		// process.
		assertThatExceptionOfType(DatabaseRefusedException.class)
			.isThrownBy(() -> new EmbeddedDatabase("nio:" + this.folder.resolve("kalends"),
					EmbeddedDatabaseConfiguration.SETTINGS)
				.open())
			.withMessageContaining("Another process uses the database");
		first.destroy();
		assertThat(this.folder.resolve("kalends.trace.db")).doesNotExist();
	}

	@Test
	void unreachableServerIsReportedAfterTimeout() throws IOException {
		int port;
		try (ServerSocket unused = new ServerSocket(0)) {
			port = unused.getLocalPort();
		}
		ServerDatabase database = server("jdbc:postgresql://localhost:" + port + "/kalends?password=secret", "kalends",
				"secret", Duration.ofMillis(700));
		long begin = System.nanoTime();
		assertThatExceptionOfType(DatabaseRefusedException.class).isThrownBy(database::open)
			.withMessageContainingAll("jdbc:postgresql://localhost:" + port + "/kalends", "refused", "does not answer")
			.withMessageNotContaining("secret")
			.satisfies((refusal) -> assertThat(refusal.remedy()).contains("kalends.database.wait"));
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(700));
	}

	@Test
	void missingDatabaseIsReportedWithCreateStatement() {
		String url = PostgresServer.url("no_such_database");
		assertThatExceptionOfType(DatabaseRefusedException.class)
			.isThrownBy(server(url, "postgres", "postgres", NO_WAIT)::open)
			.withMessageContaining("\"no_such_database\"")
			.satisfies((refusal) -> assertThat(refusal.remedy())
				.contains("CREATE DATABASE \"no_such_database\" OWNER \"postgres\" ENCODING 'UTF8'"));
	}

	@Test
	void wrongPasswordIsReported() {
		String url = PostgresServer.url("postgres");
		DatabaseRefusedException refusal = ServerChecks.refusal(new SQLException("no", "28P01"), url, "kalends");
		assertThat(refusal).hasMessageContaining("spring.datasource.password");
	}

	@Test
	void nonUtf8EncodingIsRefused() throws SQLException {
		PostgresServer.execute("create database latin encoding 'LATIN1' locale 'C' template template0");
		assertThatExceptionOfType(DatabaseRefusedException.class)
			.isThrownBy(server(PostgresServer.url("latin"), "postgres", "postgres", NO_WAIT)::open)
			.withMessageContainingAll("\"latin\"", "LATIN1", "UTF8");
	}

	@Test
	void userWithoutCreatePrivilegeIsRefused() throws SQLException {
		PostgresServer.execute("create role guest login password 'guest'");
		PostgresServer.execute("create database owned");
		assertThatExceptionOfType(DatabaseRefusedException.class)
			.isThrownBy(server(PostgresServer.url("owned"), "guest", "guest", NO_WAIT)::open)
			.withMessageContainingAll("\"guest\"", "may not create tables")
			.satisfies(
					(refusal) -> assertThat(refusal.remedy()).contains("ALTER DATABASE \"owned\" OWNER TO \"guest\""));
	}

	@Test
	void tablesOfAnotherOwnerAreRefused() throws SQLException {
		PostgresServer.execute("create role heir login password 'heir'");
		PostgresServer.execute("create database inherited");
		PostgresServer.executeIn("inherited", "create table person (id int); grant create on schema public to heir");
		assertThatExceptionOfType(DatabaseRefusedException.class)
			.isThrownBy(server(PostgresServer.url("inherited"), "heir", "heir", NO_WAIT)::open)
			.withMessageContainingAll("belong to \"postgres\"", "\"heir\"");
	}

	@Test
	void utf8DatabaseOwnedByUserIsAccepted() throws SQLException {
		PostgresServer.execute("create role owner login password 'owner'");
		PostgresServer.execute("create database fine owner owner encoding 'UTF8' template template0");
		ServerDatabase database = server(PostgresServer.url("fine"), "owner", "owner", NO_WAIT);
		database.open();
		database.probe();
		database.destroy();
	}

	private void assertThatStartFails() {
		assertThatException().isThrownBy(() -> SpringApplication.run(KalendsApplication.class,
				"--kalends.data-dir=" + this.folder, "--server.port=0"));
	}

	private static String description(Throwable failure) {
		FailureAnalysis analysis = new DatabaseFailureAnalyzer().analyze(failure);
		return (analysis != null) ? analysis.getDescription() : "";
	}

	/**
	 * Writes a header with an unknown format version and a matching checksum.
	 */
	private static void rewriteHeader(byte[] content, int block) {
		String header = new String(content, block, 200, StandardCharsets.ISO_8859_1).lines().findFirst().orElseThrow();
		String newer = header.replaceAll("format:\\d+", "format:9").replaceAll(",fletcher:.*", "");
		byte[] bytes = newer.getBytes(StandardCharsets.ISO_8859_1);
		int checksum = org.h2.mvstore.DataUtils.getFletcher32(bytes, 0, bytes.length);
		byte[] line = (newer + ",fletcher:" + Integer.toHexString(checksum) + "\n")
			.getBytes(StandardCharsets.ISO_8859_1);
		System.arraycopy(line, 0, content, block, line.length);
	}

	private Path file() {
		return this.folder.resolve("kalends.mv.db");
	}

	private EmbeddedDatabase embedded() {
		DatabaseFiles.register();
		return new EmbeddedDatabase(DatabaseFiles.SCHEME + ":file:" + this.folder.resolve("kalends"),
				EmbeddedDatabaseConfiguration.SETTINGS);
	}

	private static ServerDatabase server(String url, String user, String password, Duration wait) {
		return new ServerDatabase(new PostgresServer.Details(url, user, password), wait);
	}

	private static void execute(Connection connection, String... statements) throws SQLException {
		try (connection; Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

}
