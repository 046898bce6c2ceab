package dev.kalends.account.security;

import dev.kalends.account.attempt.RetryLaterException;

import org.springframework.security.core.AuthenticationException;

/**
 * The password was not checked, because the attempt was refused temporarily.
 */
class SignInPostponedException extends AuthenticationException {

	private final transient RetryLaterException reason;

	SignInPostponedException(RetryLaterException reason) {
		super("The password was not checked", reason);
		this.reason = reason;
	}

	RetryLaterException reason() {
		return this.reason;
	}

}
