package dev.kalends.account;

import dev.kalends.shared.NotPermittedException;

/**
 * The first administrator was to be created, and there are people already.
 */
public class AlreadySetUpException extends NotPermittedException {

	AlreadySetUpException() {
		super("setup-done");
	}

}
