package dev.kalends.shared;

/**
 * The node is overloaded and cannot accept this request now. Nothing was started, so the
 * client can retry it.
 */
public class BusyException extends RuntimeException {

	private final String code;

	/**
	 * Creates the exception.
	 * @param code key of the text in {@code messages.properties}, without its prefix
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
