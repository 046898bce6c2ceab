package dev.kalends.shared;

/**
 * The caller may see the object but may not perform this operation on it.
 */
public class NotPermittedException extends RuntimeException {

	private final String code;

	/**
	 * @param code key of the text in {@code messages.properties}, without its prefix
	 * {@code not-permitted.}
	 */
	public NotPermittedException(String code) {
		super(code);
		this.code = code;
	}

	public String code() {
		return this.code;
	}

}
