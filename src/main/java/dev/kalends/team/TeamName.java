package dev.kalends.team;

import java.util.UUID;

/**
 * How a team is shown to its members.
 *
 * @param id the team's id
 * @param name its name
 * @param role the role of the person it is shown to
 */
public record TeamName(UUID id, String name, TeamRole role) {

	/**
	 * Returns a number from 0 to 7 that stays the same for the team, to tell teams apart
	 * by colour.
	 */
	public int hue() {
		return Math.floorMod(this.id.hashCode(), 8);
	}

}
