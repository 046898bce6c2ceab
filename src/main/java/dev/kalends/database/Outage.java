package dev.kalends.database;

/**
 * Why nothing can be saved right now.
 */
public enum Outage {

	/**
	 * The database does not answer: it is stopped, starting, closed or out of reach.
	 */
	UNAVAILABLE,

	/**
	 * The disk of the database is full.
	 */
	DISK_FULL

}
