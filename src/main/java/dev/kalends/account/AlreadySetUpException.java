package dev.kalends.account;

import dev.kalends.shared.NotPermittedException;

/**
 * The first administrator cannot be created, because there are accounts already.
 */
public class AlreadySetUpException extends NotPermittedException {

	AlreadySetUpException() {
		super("setup-done");
	}

}
