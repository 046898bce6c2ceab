package dev.kalends.account.attempt;

import java.time.Duration;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The request is refused temporarily: nothing was checked, and the same request may be
 * accepted later.
 */
public abstract class RetryLaterException extends RuntimeException {

	private final HttpStatus status;

	private final Duration wait;

	RetryLaterException(String message, HttpStatus status, Duration wait) {
		super(message);
		this.status = status;
		this.wait = wait;
	}

	/**
	 * Returns the HTTP status of the response.
	 */
	public HttpStatus status() {
		return this.status;
	}

	/**
	 * Returns the value of the header {@link HttpHeaders#RETRY_AFTER}: seconds, rounded
	 * up.
	 */
	public String retryAfter() {
		return String.valueOf(Math.max(1, this.wait.plusMillis(999).toSeconds()));
	}

	/**
	 * Returns the time to wait in minutes, rounded up, for display.
	 */
	public long minutes() {
		return Math.max(1, this.wait.plusSeconds(59).toMinutes());
	}

}
