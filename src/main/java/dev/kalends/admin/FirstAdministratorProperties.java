package dev.kalends.admin;

import dev.kalends.account.PersonDraft;
import dev.kalends.account.Role;
import dev.kalends.shared.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first administrator, created at startup if there are no accounts. Set both
 * properties or neither.
 *
 * @param username 2–64 characters of a-z, 0-9, dot, underscore and hyphen
 * @param password 8–128 characters, not a common password and not the username
 */
@ConfigurationProperties("kalends.admin")
record FirstAdministratorProperties(@Nullable String username, @Nullable String password) {

	FirstAdministratorProperties {
		if ((username == null) != (password == null)) {
			throw new InvalidConfigurationException("kalends.admin." + ((password == null) ? "password" : "username"),
					"kalends.admin.username and kalends.admin.password are set together or not at all.");
		}
		if (username != null) {
			draft(username, password).violations().forEach((violation) -> {
				throw violation.field().equals("password") ? new InvalidConfigurationException("kalends.admin.password",
						"A password has 8 to 128 characters, is not among the 10,000 most common ones and is not the username.")
						: new InvalidConfigurationException("kalends.admin.username",
								"A username has 2 to 64 characters of a-z, 0-9, dot, underscore and hyphen.");
			});
		}
	}

	/**
	 * Returns the first administrator; {@code null} if not configured.
	 */
	@Nullable PersonDraft draft() {
		return (this.username != null) ? draft(this.username, this.password) : null;
	}

	private static PersonDraft draft(String username, @Nullable String password) {
		return PersonDraft.of(username, username, password).withRole(Role.ADMIN);
	}

	@Override
	public String toString() {
		return "FirstAdministratorProperties[username=" + this.username + "]";
	}

}
