package dev.kalends.account;

import java.util.UUID;

/**
 * How a person is shown to others.
 *
 * @param id the person's id
 * @param username the name they sign in with
 * @param displayName the name others see
 */
public record PersonName(UUID id, String username, String displayName) {

	static PersonName of(Person person) {
		return new PersonName(person.id(), person.username(), person.displayName());
	}

}
