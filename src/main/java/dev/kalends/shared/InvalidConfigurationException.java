package dev.kalends.shared;

/**
 * A configuration property has a value that is not accepted. The value is left out of the
 * message, because it may be a password.
 */
public class InvalidConfigurationException extends RuntimeException {

	private final String property;

	private final String accepted;

	/**
	 * Refuses a value.
	 * @param property name of the property
	 * @param accepted what it accepts, as a sentence
	 */
	public InvalidConfigurationException(String property, String accepted) {
		super("The property " + property + " has a value that is not accepted. " + accepted);
		this.property = property;
		this.accepted = accepted;
	}

	public String property() {
		return this.property;
	}

	public String accepted() {
		return this.accepted;
	}

}
