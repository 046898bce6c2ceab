package dev.kalends.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Provides an application with its own database on a real PostgreSQL server, which is
 * started once for all tests.
 */
public class PostgresServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final AtomicInteger databases = new AtomicInteger();

	private static EmbeddedPostgres server;

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestPropertyValues.of(newDatabase()).applyTo(context);
	}

	/**
	 * Creates a database.
	 * @return the properties of an application that uses it, each as {@code name=value}
	 */
	public static String[] newDatabase() {
		return create("");
	}

	/**
	 * Creates a database with a locale.
	 * @param locale its {@code LC_CTYPE} and {@code LC_COLLATE}
	 * @return the properties of an application that uses it, each as {@code name=value}
	 */
	public static String[] newDatabase(String locale) {
		return create(" template template0 encoding 'UTF8' lc_ctype '" + locale + "' lc_collate '" + locale + "'");
	}

	private static String[] create(String options) {
		String name = "kalends" + databases.incrementAndGet();
		try {
			execute("create database " + name + options);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return new String[] { "spring.profiles.active=postgres", "spring.datasource.url=" + url(name),
				"spring.datasource.username=postgres", "spring.datasource.password=postgres" };
	}

	/**
	 * Returns the JDBC URL of a database.
	 */
	public static String url(String database) {
		return "jdbc:postgresql://localhost:" + server().getPort() + "/" + database;
	}

	/**
	 * Runs a statement as the superuser.
	 */
	public static void execute(String sql) throws SQLException {
		executeIn("postgres", sql);
	}

	/**
	 * Runs statements in a database as the superuser.
	 */
	public static void executeIn(String database, String sql) throws SQLException {
		try (Connection connection = server().getDatabase("postgres", database).getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static synchronized EmbeddedPostgres server() {
		if (server == null) {
			try {
				server = EmbeddedPostgres.builder().start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return server;
	}

	/**
	 * Connection details of a database.
	 */
	public record Details(String getJdbcUrl, String getUsername, String getPassword) implements JdbcConnectionDetails {

	}

}
