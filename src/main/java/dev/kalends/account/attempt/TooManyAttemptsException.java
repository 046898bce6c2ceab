package dev.kalends.account.attempt;

import java.time.Duration;

import org.springframework.http.HttpStatus;

/**
 * There were too many failed attempts from the same origin.
 */
public class TooManyAttemptsException extends RetryLaterException {

	TooManyAttemptsException(Duration wait) {
		super("Too many failed attempts", HttpStatus.TOO_MANY_REQUESTS, wait);
	}

}
