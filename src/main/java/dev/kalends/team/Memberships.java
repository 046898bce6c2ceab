package dev.kalends.team;

import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The teams of one person with their role in each, as the database knew them at one
 * instant.
 *
 * @param personId the person
 * @param roles the role in each team, by the team's id
 */
public record Memberships(UUID personId, SortedMap<UUID, TeamRole> roles) {

	/**
	 * Returns the memberships of somebody who is in no team.
	 */
	public static Memberships none(UUID personId) {
		return new Memberships(personId, new TreeMap<>());
	}

	/**
	 * Tells whether the person is in a team, whatever their role.
	 */
	public boolean contains(UUID teamId) {
		return this.roles.containsKey(teamId);
	}

	/**
	 * Tells whether the person may make, change and delete the items of a team.
	 */
	public boolean mayEdit(UUID teamId) {
		TeamRole role = this.roles.get(teamId);
		return role != null && role.mayEdit();
	}

	/**
	 * Tells whether the person may change a team and its settings.
	 */
	public boolean manages(UUID teamId) {
		return this.roles.get(teamId) == TeamRole.MANAGER;
	}

	/**
	 * Returns the ids of the person's teams, in order.
	 */
	public SortedSet<UUID> teamIds() {
		return new TreeSet<>(this.roles.keySet());
	}

	/**
	 * Returns the ids of the teams whose items the person may change, in order.
	 */
	public SortedSet<UUID> editableTeamIds() {
		SortedSet<UUID> ids = new TreeSet<>();
		this.roles.forEach((teamId, role) -> {
			if (role.mayEdit()) {
				ids.add(teamId);
			}
		});
		return ids;
	}

	/**
	 * Returns those of some teams that the person is not in, in order.
	 */
	public SortedSet<UUID> unknownAmong(Collection<UUID> teamIds) {
		SortedSet<UUID> unknown = new TreeSet<>(teamIds);
		unknown.removeAll(this.roles.keySet());
		return unknown;
	}

}
