package dev.kalends.upgrade;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.kalends.support.PostgresServer;
import org.h2.tools.RunScript;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileCopyUtils;

/**
 * A database of the earlier version, before this version was started on it.
 *
 * @param responses the responses of the earlier version, see
 * {@link EarlierVersionContent}
 * @param rows the number of rows of each table, by its name in lower case
 */
record EarlierDatabase(JsonNode responses, Map<String, Integer> rows) {

	/**
	 * Returns a clock that continues at the time when the data was dumped, so that
	 * nothing is due to be purged.
	 */
	Clock clock() {
		return Clock.offset(Clock.systemUTC(), age().negated());
	}

	private Duration age() {
		return Duration.between(Instant.parse(this.responses.get("recordedAt").stringValue()), Instant.now());
	}

	/**
	 * Reads the recorded responses and counts the rows. Moves the times of the sessions
	 * to the present, because the session repository does not use the application's
	 * clock.
	 */
	private static EarlierDatabase of(String name, JdbcTemplate jdbc) {
		Map<String, Integer> rows = new HashMap<>();
		for (String table : jdbc.queryForList("select table_name from information_schema.tables"
				+ " where lower(table_schema) = 'public' and table_type = 'BASE TABLE'", String.class)) {
			String key = table.toLowerCase(Locale.ROOT);
			rows.put(key, count(jdbc, key));
		}
		EarlierDatabase database = new EarlierDatabase(
				JsonMapper.builder().build().readTree(text("upgrade/" + name + ".json")), rows);
		long age = database.age().toMillis();
		jdbc.update("update spring_session set creation_time = creation_time + ?,"
				+ " last_access_time = last_access_time + ?, expiry_time = expiry_time + ?", age, age, age);
		return database;
	}

	static int count(JdbcTemplate jdbc, String table) {
		// Flyway creates its table with quotes, which makes the name case-sensitive.
		String name = table.startsWith("flyway") ? "\"" + table + "\"" : table;
		return Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + name, Integer.class));
	}

	private static String text(String resource) {
		try {
			return FileCopyUtils.copyToString(reader(resource));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Reader reader(String resource) throws IOException {
		return new InputStreamReader(new ClassPathResource(resource).getInputStream(), StandardCharsets.UTF_8);
	}

	private static void use(ConfigurableApplicationContext context, EarlierDatabase database, String... properties) {
		context.getBeanFactory().registerSingleton("earlierDatabase", database);
		TestPropertyValues.of(properties).applyTo(context);
	}

	/**
	 * Starts the application on the dump of the embedded database.
	 */
	static class H2Dump implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			Path folder = Path.of("target/test-data", UUID.randomUUID().toString()).toAbsolutePath();
			DriverManagerDataSource source = new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("kalends"),
					"kalends", "");
			try (Connection connection = source.getConnection()) {
				RunScript.execute(connection, reader("upgrade/h2.sql"));
				use(context, of("h2", new JdbcTemplate(source)), "kalends.data-dir=" + folder);
			}
			catch (SQLException | IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * Starts the application on the dump of PostgreSQL.
	 */
	static class PostgresDump implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			String[] properties = PostgresServer.newDatabase();
			String url = properties[1].substring(properties[1].indexOf('=') + 1);
			try {
				PostgresServer.executeIn(url.substring(url.lastIndexOf('/') + 1), text("upgrade/postgresql.sql"));
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			use(context, of("postgresql", new JdbcTemplate(new DriverManagerDataSource(url, "postgres", "postgres"))),
					properties);
		}

	}

}
