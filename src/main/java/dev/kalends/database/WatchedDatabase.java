package dev.kalends.database;

import java.sql.SQLException;

/**
 * A database as the start and the watch see it.
 */
interface WatchedDatabase {

	/**
	 * Opens the database at the start, waits for it where that makes sense, and checks
	 * that the application can work with it.
	 * @throws DatabaseRefusedException when it cannot
	 */
	void open();

	/**
	 * Tells whether the database is known not to work, without asking it.
	 */
	boolean isBroken();

	/**
	 * Asks the database something that it can answer only when it works.
	 * @throws SQLException when it does not answer
	 */
	void probe() throws SQLException;

	/**
	 * Tries to make a database that failed work again.
	 * @throws SQLException when it still does not work
	 */
	void recover() throws SQLException;

}
