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
 * Changes one's own password, which needs the current one: a browser that somebody left
 * signed in is not enough to take over the account.
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
	 * is checked last, because that costs most.
	 * @param origin where the request comes from
	 * @return the person, who needs a new session
	 * @throws RuleViolatedException when the current password is wrong or the new one is
	 * not accepted
	 * @throws RetryLaterException when there were too many wrong ones
	 */
	Person change(Viewer viewer, AttemptOrigin origin, @Nullable String current, @Nullable String wanted) {
		Person person = this.people.get(viewer.id());
		requireAcceptable(person, wanted);
		boolean known = current != null && current.length() <= BoundedPasswordEncoder.MAX_LENGTH
				&& this.attempts.succeeds(origin, () -> this.passwords.matches(current, person.passwordHash()));
		if (!known) {
			throw People.wrongPassword();
		}
		return this.people.changeOwnPassword(person, Objects.requireNonNull(wanted));
	}

	private static void requireAcceptable(Person person, @Nullable String wanted) {
		PersonDraft.of(person).withPassword(wanted).passwordViolation().ifPresent((violation) -> {
			throw new RuleViolatedException(violation.at("newPassword"));
		});
	}

}
