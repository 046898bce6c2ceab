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
 * @param zone time zone: the chosen one, otherwise that of the device
 * @param automaticZone whether the zone is that of the device
 * @param language the chosen language; {@code null} to use the browser's
 * @param weekAndClock how weeks and times of day are shown
 */
public record Viewer(UUID id, String username, String displayName, Role role, ZoneId zone, boolean automaticZone,
		@Nullable Language language, WeekAndClock weekAndClock) {

	public Viewer(UUID id, String username, String displayName, Role role, ZoneId zone) {
		this(id, username, displayName, role, zone, false, null, WeekAndClock.AUTOMATIC);
	}

	/**
	 * Returns the viewer at a device: without a chosen time zone, that of the device
	 * applies.
	 * @param device the zone of the device; {@code null} if it told none
	 */
	public Viewer atDevice(@Nullable ZoneId device) {
		return (this.automaticZone && device != null) ? new Viewer(this.id, this.username, this.displayName, this.role,
				device, true, this.language, this.weekAndClock) : this;
	}

	/**
	 * Returns whether the person is an administrator of the installation.
	 */
	public boolean isAdmin() {
		return this.role == Role.ADMIN;
	}

}
