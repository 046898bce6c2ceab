package dev.kalends.database;

/**
 * The application cannot use the configured database.
 */
class DatabaseRefusedException extends RuntimeException {

	private final String remedy;

	/**
	 * Creates the exception.
	 * @param reason a sentence that names the property and the problem
	 * @param remedy a sentence that says how to fix it
	 */
	DatabaseRefusedException(String reason, String remedy, Throwable cause) {
		super(reason, cause);
		this.remedy = remedy;
	}

	DatabaseRefusedException(String reason, String remedy) {
		super(reason);
		this.remedy = remedy;
	}

	String remedy() {
		return this.remedy;
	}

}
