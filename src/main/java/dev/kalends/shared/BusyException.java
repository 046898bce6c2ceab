package dev.kalends.shared;

/**
 * The node has no room for this at the moment. Nothing was started, so it can be tried
 * again.
 */
public class BusyException extends RuntimeException {

	private final String code;

	/**
	 * Refuses something for now.
	 * @param code key of the sentence in {@code messages.properties}, without its prefix
	 * {@code problem.}
	 */
	public BusyException(String code) {
		super(code);
		this.code = code;
	}

	public String code() {
		return this.code;
	}

}
