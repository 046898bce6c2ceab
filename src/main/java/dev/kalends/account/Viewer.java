package dev.kalends.account;

import java.time.ZoneId;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The signed-in person, as read from the database at the beginning of the request.
 *
 * @param id the person's id
 * @param username the username for sign-in
 * @param displayName the name shown to others
 * @param role role in the whole installation
 * @param zone time zone
 * @param language the chosen language; {@code null} to use the browser's
 */
public record Viewer(UUID id, String username, String displayName, Role role, ZoneId zone,
		@Nullable Language language) {

	public Viewer(UUID id, String username, String displayName, Role role, ZoneId zone) {
		this(id, username, displayName, role, zone, null);
	}

	/**
	 * Returns whether the person is an administrator of the installation.
	 */
	public boolean isAdmin() {
		return this.role == Role.ADMIN;
	}

}
