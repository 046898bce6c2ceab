package dev.kalends.account.audit;

import java.util.UUID;

import dev.kalends.account.attempt.AttemptOrigin;
import org.jspecify.annotations.Nullable;

/**
 * An event that is relevant to the security of the installation. It contains no secrets.
 */
public sealed interface SecurityEvent {

	/**
	 * Returns the log line without the address: the name of the event, followed by
	 * members as {@code name=value}.
	 */
	String line();

	/**
	 * Returns whether repeated occurrences need an administrator's attention.
	 */
	default boolean isWarning() {
		return false;
	}

	/**
	 * There are no accounts yet, so the first visitor becomes the administrator.
	 */
	record SetupOpen() implements SecurityEvent {

		@Override
		public String line() {
			return "setup-open There are no accounts yet: the first visitor of /setup becomes the administrator."
					+ " Set kalends.admin.username and kalends.admin.password to create that account at startup.";
		}

		@Override
		public boolean isWarning() {
			return true;
		}

	}

	record SignedIn(UUID personId, String username) implements SecurityEvent {

		@Override
		public String line() {
			return "sign-in user=%s id=%s".formatted(username(), personId());
		}

	}

	/**
	 * A sign-in failed, for any reason.
	 *
	 * @param name the username as entered
	 */
	record SignInFailed(String name) implements SecurityEvent {

		@Override
		public String line() {
			return "sign-in-failed user=" + LogText.of(name());
		}

		@Override
		public boolean isWarning() {
			return true;
		}

	}

	/**
	 * Further attempts from an origin are refused for a while.
	 *
	 * @param origin origin of the failed attempts
	 */
	record SlowedDown(AttemptOrigin origin) implements SecurityEvent {

		@Override
		public String line() {
			return "slowed-down user=%s network=%s".formatted(LogText.of(origin().name()),
					LogText.of(origin().network()));
		}

		@Override
		public boolean isWarning() {
			return true;
		}

	}

	record SignedOut(String personId) implements SecurityEvent {

		@Override
		public String line() {
			return "sign-out id=" + personId();
		}

	}

	/**
	 * A password was changed or reset.
	 *
	 * @param actorId the person or an administrator
	 */
	record PasswordChanged(UUID personId, String username, UUID actorId) implements SecurityEvent {

		@Override
		public String line() {
			return "password-changed user=%s id=%s by=%s".formatted(username(), personId(), actorId());
		}

	}

	/**
	 * A person was created.
	 *
	 * @param actorId the administrator who created the account; {@code null} for the
	 * first administrator
	 */
	record PersonCreated(UUID personId, String username, String role, @Nullable UUID actorId) implements SecurityEvent {

		@Override
		public String line() {
			return (actorId() != null)
					? "person-created user=%s id=%s role=%s by=%s".formatted(username(), personId(), role(), actorId())
					: "first-administrator-created user=%s id=%s".formatted(username(), personId());
		}

	}

	/**
	 * A person was disabled or enabled again.
	 */
	record AccessChanged(UUID personId, String username, boolean enabled, UUID actorId) implements SecurityEvent {

		@Override
		public String line() {
			return "person-%s user=%s id=%s by=%s".formatted(enabled() ? "enabled" : "disabled", username(), personId(),
					actorId());
		}

	}

	/**
	 * A person's role in the installation was changed.
	 */
	record RoleChanged(UUID personId, String username, String role, UUID actorId) implements SecurityEvent {

		@Override
		public String line() {
			return "role-changed user=%s id=%s role=%s by=%s".formatted(username(), personId(), role(), actorId());
		}

	}

}
