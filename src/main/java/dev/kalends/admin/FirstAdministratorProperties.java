package dev.kalends.admin;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first administrator, made at start when there is nobody yet. Both or none are
 * given.
 *
 * @param username 2–64 characters of a-z, 0-9, dot, underscore and hyphen
 * @param password 8–128 characters
 */
@ConfigurationProperties("kalends.admin")
record FirstAdministratorProperties(@Nullable String username, @Nullable String password) {

	@Override
	public String toString() {
		return "FirstAdministratorProperties[username=" + this.username + "]";
	}

}
