package dev.kalends.database;

/**
 * The application cannot work with the database that it was given.
 */
class DatabaseRefusedException extends RuntimeException {

	private final String remedy;

	/**
	 * Refuses a database.
	 * @param reason what is wrong with it, as a sentence that names the property
	 * @param remedy what to do about it, as a sentence
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
