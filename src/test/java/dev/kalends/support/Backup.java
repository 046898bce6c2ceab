package dev.kalends.support;

import java.sql.Connection;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A backup of the database of a running application, which can be restored while the
 * application runs.
 */
public interface Backup extends AutoCloseable {

	/**
	 * Creates a backup of the current database.
	 */
	static Backup of(DataSource database) {
		String product = new JdbcTemplate(database)
			.execute((Connection connection) -> connection.getMetaData().getDatabaseProductName());
		return "H2".equals(product) ? new EmbeddedBackup(database) : new PostgresBackup(database);
	}

	/**
	 * Replaces the database with the backup. Other connections see the change atomically,
	 * as after {@code pg_restore --clean --single-transaction}.
	 */
	void restore();

	/**
	 * Removes all tables until the backup is restored.
	 */
	void removeTables();

	/**
	 * Deletes the backup. An incomplete database is restored first for the following
	 * tests.
	 */
	@Override
	void close();

}
