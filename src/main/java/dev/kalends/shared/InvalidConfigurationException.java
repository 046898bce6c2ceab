package dev.kalends.shared;

/**
 * A configuration property has an invalid value. The message omits the value, because it
 * may be a password.
 */
public class InvalidConfigurationException extends RuntimeException {

	private final String property;

	private final String accepted;

	/**
	 * Creates the exception.
	 * @param property name of the property
	 * @param accepted a sentence that describes the accepted values
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
