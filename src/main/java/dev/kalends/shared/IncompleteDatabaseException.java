package dev.kalends.shared;

/**
 * The database is being restored: some of its tables are missing or not filled yet. The
 * operation can be retried later.
 */
public class IncompleteDatabaseException extends RuntimeException {

	public IncompleteDatabaseException() {
		super("The database is being restored");
	}

}
