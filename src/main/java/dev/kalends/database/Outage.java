package dev.kalends.database;

/**
 * The reason why nothing can be saved at the moment.
 */
public enum Outage {

	/**
	 * The database does not answer: it is stopped, starting, closed or unreachable.
	 */
	UNAVAILABLE,

	/**
	 * The disk of the database is full.
	 */
	DISK_FULL

}
