package dev.kalends.team;

import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The teams of a person with the role in each, read from the database in one statement.
 *
 * @param personId the person
 * @param roles the role in each team, by the team's id
 */
public record Memberships(UUID personId, SortedMap<UUID, TeamRole> roles) {

	/**
	 * Returns the memberships of a person without teams.
	 */
	public static Memberships none(UUID personId) {
		return new Memberships(personId, new TreeMap<>());
	}

	/**
	 * Returns whether the person is in a team, in any role.
	 */
	public boolean contains(UUID teamId) {
		return this.roles.containsKey(teamId);
	}

	/**
	 * Returns whether the person may create, change and delete the items of a team.
	 */
	public boolean mayEdit(UUID teamId) {
		TeamRole role = this.roles.get(teamId);
		return role != null && role.mayEdit();
	}

	/**
	 * Returns whether the person may change a team and its settings.
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
	 * Returns the ids of the given teams that the person is not a member of, in order.
	 */
	public SortedSet<UUID> withoutMembership(Collection<UUID> teamIds) {
		SortedSet<UUID> others = new TreeSet<>(teamIds);
		others.removeAll(this.roles.keySet());
		return others;
	}

}
