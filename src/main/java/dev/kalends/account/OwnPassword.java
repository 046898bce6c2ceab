package dev.kalends.account;

import java.util.Objects;

import dev.kalends.account.attempt.AttemptOrigin;
import dev.kalends.account.attempt.BoundedPasswordEncoder;
import dev.kalends.account.attempt.FailedAttempts;
import dev.kalends.account.attempt.RetryLaterException;
import dev.kalends.shared.RuleViolatedException;
import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Changes the viewer's own password. This requires the current password, so that a
 * browser left signed in is not enough to take over the account.
 */
@Service
class OwnPassword {

	private final People people;

	private final PasswordEncoder passwords;

	private final FailedAttempts attempts;

	OwnPassword(People people, PasswordEncoder passwords, FailedAttempts attempts) {
		this.people = people;
		this.passwords = passwords;
		this.attempts = attempts;
	}

	/**
	 * Changes the viewer's password and ends their other sessions. The current password
	 * is verified last, because hashing is expensive.
	 * @param origin origin of the request
	 * @param current the current password
	 * @param requested the new password
	 * @return the person, who needs a new session
	 * @throws RuleViolatedException if the current password is wrong or the new one is
	 * not accepted
	 * @throws RetryLaterException after too many failed attempts
	 */
	Person change(Viewer viewer, AttemptOrigin origin, @Nullable String current, @Nullable String requested) {
		Person person = this.people.get(viewer.id());
		requireAcceptable(person, requested);
		boolean verified = current != null && current.length() <= BoundedPasswordEncoder.MAX_LENGTH
				&& this.attempts.succeeds(origin, () -> this.passwords.matches(current, person.passwordHash()));
		if (!verified) {
			throw People.wrongPassword();
		}
		return this.people.changeOwnPassword(person, Objects.requireNonNull(requested));
	}

	private static void requireAcceptable(Person person, @Nullable String requested) {
		PersonDraft.of(person).withPassword(requested).passwordViolation().ifPresent((violation) -> {
			throw new RuleViolatedException(violation.at("newPassword"));
		});
	}

}
