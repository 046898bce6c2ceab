package dev.kalends.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives an application a database of its own on a real PostgreSQL server, which is
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
	 * Makes a database and returns the properties of an application that uses it, each as
	 * {@code name=value}.
	 */
	public static String[] newDatabase() {
		String name = "kalends" + databases.incrementAndGet();
		EmbeddedPostgres running = server();
		try (Connection connection = running.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create database " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return new String[] { "spring.profiles.active=postgres",
				"spring.datasource.url=" + running.getJdbcUrl("postgres", name), "spring.datasource.username=postgres",
				"spring.datasource.password=postgres" };
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

}
