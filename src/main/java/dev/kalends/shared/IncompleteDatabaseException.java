package dev.kalends.shared;

/**
 * The database is being restored, and not all of its tables are there and filled yet.
 * Whatever was read or written is to be tried again later.
 */
public class IncompleteDatabaseException extends RuntimeException {

	public IncompleteDatabaseException() {
		super("The database is being restored");
	}

}
