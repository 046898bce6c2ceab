package dev.kalends.team;

import java.util.List;
import java.util.UUID;

/**
 * A team as one of its members sees it.
 *
 * @param role the role of the person it is shown to
 * @param members everybody in it, by name
 */
public record TeamDetails(UUID id, String name, TeamRole role, List<TeamMember> members) {

	/**
	 * Tells whether the person may change the team.
	 */
	public boolean mayManage() {
		return this.role == TeamRole.MANAGER;
	}

	/**
	 * Tells whether a member has accepted the team.
	 */
	public boolean isAcceptedBy(UUID personId) {
		return this.members.stream().anyMatch((member) -> member.person().id().equals(personId) && member.accepted());
	}

	public TeamName asName() {
		return new TeamName(this.id, this.name, this.role);
	}

}
