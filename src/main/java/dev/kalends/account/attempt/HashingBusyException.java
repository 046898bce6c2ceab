package dev.kalends.account.attempt;

import java.time.Duration;

import org.springframework.http.HttpStatus;

/**
 * Too many passwords are waiting to be hashed.
 */
public class HashingBusyException extends RetryLaterException {

	HashingBusyException(Duration wait) {
		super("Too many passwords are being hashed", HttpStatus.SERVICE_UNAVAILABLE, wait);
	}

}
