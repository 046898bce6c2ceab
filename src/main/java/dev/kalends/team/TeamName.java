package dev.kalends.team;

import java.util.UUID;

/**
 * A team's name and the viewer's role in it.
 *
 * @param id the team's id
 * @param name its name
 * @param role the viewer's role
 */
public record TeamName(UUID id, String name, TeamRole role) {

	/**
	 * Returns a number from 0 to 7 that never changes for the team, used to colour teams.
	 */
	public int hue() {
		return Math.floorMod(this.id.hashCode(), 8);
	}

}
