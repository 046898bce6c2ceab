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
	 * Makes a backup of the database as it is now.
	 */
	static Backup of(DataSource database) {
		String product = new JdbcTemplate(database)
			.execute((Connection connection) -> connection.getMetaData().getDatabaseProductName());
		return "H2".equals(product) ? new EmbeddedBackup(database) : new PostgresBackup(database);
	}

	/**
	 * Replaces the database by the backup. Other connections see all of it at one
	 * instant, as after {@code pg_restore --clean --single-transaction}.
	 */
	void restore();

	/**
	 * Removes all tables until the backup is restored.
	 */
	void removeTables();

	/**
	 * Deletes the backup. A database that is not complete is restored first, so that
	 * other tests find one.
	 */
	@Override
	void close();

}
