package dev.kalends.team;

import java.util.List;
import java.util.UUID;

/**
 * A team as shown to one of its members.
 *
 * @param role the viewer's role
 * @param members all members, by name
 */
public record TeamDetails(UUID id, String name, TeamRole role, List<TeamMember> members) {

	/**
	 * Returns whether the viewer may change the team.
	 */
	public boolean mayManage() {
		return this.role == TeamRole.MANAGER;
	}

	/**
	 * Returns whether a person is a member and has accepted the team.
	 */
	public boolean isAcceptedBy(UUID personId) {
		return this.members.stream().anyMatch((member) -> member.person().id().equals(personId) && member.accepted());
	}

	public TeamName asName() {
		return new TeamName(this.id, this.name, this.role);
	}

}
