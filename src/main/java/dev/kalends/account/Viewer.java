package dev.kalends.account;

import java.time.ZoneId;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The person who makes the request, as the database knew them when it began.
 *
 * @param id the person's id
 * @param username the name they sign in with
 * @param displayName the name others see
 * @param role what they may do in the whole installation
 * @param zone the time zone they live in
 * @param language the language they have chosen; {@code null} leaves it to their browser
 */
public record Viewer(UUID id, String username, String displayName, Role role, ZoneId zone,
		@Nullable Language language) {

	public Viewer(UUID id, String username, String displayName, Role role, ZoneId zone) {
		this(id, username, displayName, role, zone, null);
	}

	/**
	 * Tells whether the person looks after the installation.
	 */
	public boolean isAdmin() {
		return this.role == Role.ADMIN;
	}

}
