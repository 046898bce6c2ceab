package dev.kalends.account.audit;

import java.util.UUID;

import dev.kalends.account.attempt.AttemptOrigin;
import org.jspecify.annotations.Nullable;

/**
 * Something that matters to the security of the installation. It contains no secret.
 */
public sealed interface SecurityEvent {

	/**
	 * Returns what the line in the log says, apart from the address: the name of the
	 * event, and members as {@code name=value}.
	 */
	String line();

	/**
	 * Tells whether somebody should look at it where it happens often.
	 */
	default boolean isWarning() {
		return false;
	}

	/**
	 * There are no people yet, so whoever comes first becomes the administrator.
	 */
	record SetupOpen() implements SecurityEvent {

		@Override
		public String line() {
			return "setup-open There are no people yet: whoever opens /setup first becomes the administrator."
					+ " Set kalends.admin.username and kalends.admin.password to create that account at start.";
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
	 * A sign-in failed, for whichever reason.
	 *
	 * @param name what was typed as the username
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
	 * @param origin where the failed attempts came from
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
	 * @param actorId who changed it: the person or an administrator
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
	 * @param actorId the administrator who did it; {@code null} for the first
	 * administrator
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
	 * A person became an administrator or is one no longer.
	 */
	record RoleChanged(UUID personId, String username, String role, UUID actorId) implements SecurityEvent {

		@Override
		public String line() {
			return "role-changed user=%s id=%s role=%s by=%s".formatted(username(), personId(), role(), actorId());
		}

	}

}
