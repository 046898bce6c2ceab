package dev.kalends.shared;

import java.time.Duration;

/**
 * The limits of a single request: size, nesting depth, counts and durations. Limits of a
 * single field, such as the length of a title, are defined with the rules of that field.
 * {@code docs/security.md} lists all of them.
 */
public final class RequestLimits {

	private static final int KILOBYTE = 1024;

	/**
	 * The largest body in bytes, except for forms and uploads.
	 */
	public static final int MAX_BODY = KILOBYTE * KILOBYTE;

	/**
	 * The largest form in bytes. A rejected form is shown again with all input.
	 */
	public static final int MAX_FORM = 256 * KILOBYTE;

	/**
	 * The largest body in bytes that is read before the sender is authenticated, such as
	 * that of the sign-in form.
	 */
	public static final int MAX_ANONYMOUS_BODY = 16 * KILOBYTE;

	/**
	 * The largest file in bytes that can be imported.
	 */
	public static final int MAX_UPLOAD = 10 * KILOBYTE * KILOBYTE;

	/**
	 * The largest body in bytes that contains an upload: multipart encoding adds little
	 * to the file.
	 */
	public static final int MAX_UPLOAD_BODY = MAX_UPLOAD + 64 * KILOBYTE;

	/**
	 * How long the whole body of a request may take to arrive.
	 */
	public static final Duration BODY_TIMEOUT = Duration.ofSeconds(5);

	/**
	 * How long an upload may take to arrive. A pending upload occupies no worker thread
	 * and no memory.
	 */
	public static final Duration UPLOAD_TIMEOUT = Duration.ofSeconds(60);

	/**
	 * How long a client may continue to send after its request was rejected. If the
	 * connection were closed at once, many clients would not see the response.
	 */
	public static final Duration LINGER_TIMEOUT = Duration.ofSeconds(30);

	/**
	 * How long a client may take to read a response.
	 */
	public static final Duration RESPONSE_TIMEOUT = Duration.ofMinutes(2);

	/**
	 * How many parameters a query string and a form may have together.
	 */
	public static final int MAX_PARAMETERS = 1000;

	/**
	 * How many objects and arrays a JSON document may nest.
	 */
	public static final int MAX_JSON_DEPTH = 32;

	/**
	 * How many tokens a JSON document may have: members, values, and the starts and ends
	 * of objects and arrays.
	 */
	public static final int MAX_JSON_TOKENS = 10_000;

	/**
	 * The longest string in a JSON document, in characters.
	 */
	public static final int MAX_JSON_STRING = 100_000;

	/**
	 * The longest name of a member in a JSON document, in characters.
	 */
	public static final int MAX_JSON_NAME = 1000;

	/**
	 * The longest number in a JSON document, in characters.
	 */
	public static final int MAX_JSON_NUMBER = 100;

	/**
	 * How many violations a response lists. It also states how many more there are.
	 */
	public static final int MAX_VIOLATIONS = 20;

	/**
	 * How many characters of the input are quoted in a message.
	 */
	public static final int MAX_QUOTED = 200;

	/**
	 * How many imports a node runs at a time.
	 */
	public static final int MAX_IMPORTS = 2;

	/**
	 * How many event streams a person may have open on a node.
	 */
	public static final int MAX_STREAMS = 50;

	private RequestLimits() {
	}

}
