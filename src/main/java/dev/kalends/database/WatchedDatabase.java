package dev.kalends.database;

import java.sql.SQLException;

/**
 * A database that can be opened, probed and recovered.
 */
interface WatchedDatabase {

	/**
	 * Opens the database at startup, waiting for it if a retry may help, and checks that
	 * the application can use it.
	 * @throws DatabaseRefusedException if it cannot
	 */
	void open();

	/**
	 * Returns whether the database is known to have failed, without accessing it.
	 */
	boolean isBroken();

	/**
	 * Runs a query that succeeds only if the database works.
	 * @throws SQLException if the database does not work
	 */
	void probe() throws SQLException;

	/**
	 * Tries to restore a failed database to service.
	 * @throws SQLException if the database still does not work
	 */
	void recover() throws SQLException;

}
