package dev.kalends.team;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import dev.kalends.account.PersonName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Database access to teams and their members.
 */
@Repository
class TeamRepository {

	private final JdbcTemplate jdbc;

	TeamRepository(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	void insert(UUID id, String name, Instant now) {
		this.jdbc.update("insert into team (id, name, created_at) values (?, ?, ?)", id, name,
				now.atOffset(ZoneOffset.UTC));
	}

	/**
	 * Locks a team until the transaction ends and returns its name.
	 * @return empty if the team does not exist or was deleted
	 */
	Optional<String> lock(UUID id) {
		return this.jdbc
			.queryForList("select name from team where id = ? and deleted_at is null for update", String.class, id)
			.stream()
			.findFirst();
	}

	void rename(UUID id, String name) {
		this.jdbc.update("update team set name = ? where id = ?", name, id);
	}

	void delete(UUID id, UUID actorId, Instant now) {
		this.jdbc.update("delete from team_member where team_id = ?", id);
		this.jdbc.update("update team set deleted_at = ?, deleted_by = ? where id = ?", now.atOffset(ZoneOffset.UTC),
				actorId, id);
	}

	boolean isDeletedBy(UUID id, UUID personId) {
		return !this.jdbc.queryForList("select id from team where id = ? and deleted_by = ?", UUID.class, id, personId)
			.isEmpty();
	}

	List<UUID> findIdsDeletedBy(UUID personId) {
		return this.jdbc.queryForList("select id from team where deleted_by = ?", UUID.class, personId);
	}

	/**
	 * Adds a member.
	 * @param accepted whether the member has already accepted the team
	 * @param addedBy the person who adds the member; {@code null} for the creator of the
	 * team
	 */
	void addMember(UUID teamId, UUID personId, TeamRole role, boolean accepted, @Nullable UUID addedBy) {
		this.jdbc.update(
				"insert into team_member (team_id, person_id, role, accepted, added_by) values (?, ?, ?, ?, ?)", teamId,
				personId, role.name(), accepted, addedBy);
	}

	void changeRole(UUID teamId, UUID personId, TeamRole role) {
		this.jdbc.update("update team_member set role = ? where team_id = ? and person_id = ?", role.name(), teamId,
				personId);
	}

	/**
	 * Records that a member has accepted a team.
	 * @return whether this changed the state
	 */
	boolean accept(UUID teamId, UUID personId) {
		return this.jdbc.update(
				"update team_member set accepted = true where team_id = ? and person_id = ? and accepted = false",
				teamId, personId) > 0;
	}

	/**
	 * Returns the teams that a person has not accepted yet, by name.
	 */
	List<TeamToAccept> findToAccept(UUID personId) {
		return this.jdbc
			.query("select t.id, t.name, m.role, a.display_name as added_by, (select count(*) from team_member o"
					+ " where o.team_id = m.team_id and o.person_id <> m.person_id and o.role = ?) as other_managers"
					+ " from team_member m join team t on t.id = m.team_id left join person a on a.id = m.added_by"
					+ " where m.person_id = ? and m.accepted = false order by t.name, t.id", (row, index) -> {
						TeamRole role = TeamRole.valueOf(row.getString("role"));
						return new TeamToAccept(
								new TeamName(row.getObject("id", UUID.class), row.getString("name"), role),
								row.getString("added_by"),
								role != TeamRole.MANAGER || row.getInt("other_managers") > 0);
					}, TeamRole.MANAGER.name(), personId);
	}

	void removeMember(UUID teamId, UUID personId) {
		this.jdbc.update("delete from team_member where team_id = ? and person_id = ?", teamId, personId);
	}

	Optional<TeamRole> findRole(UUID teamId, UUID personId) {
		return this.jdbc
			.queryForList("select role from team_member where team_id = ? and person_id = ?", String.class, teamId,
					personId)
			.stream()
			.map(TeamRole::valueOf)
			.findFirst();
	}

	int countManagers(UUID teamId) {
		return this.jdbc
			.queryForList("select count(*) from team_member where team_id = ? and role = ?", Integer.class, teamId,
					TeamRole.MANAGER.name())
			.get(0);
	}

	int countMembers(UUID teamId) {
		return this.jdbc.queryForList("select count(*) from team_member where team_id = ?", Integer.class, teamId)
			.get(0);
	}

	int countTeams(UUID personId) {
		return this.jdbc.queryForList("select count(*) from team_member where person_id = ?", Integer.class, personId)
			.get(0);
	}

	List<TeamMember> findMembers(UUID teamId) {
		return this.jdbc.query("select p.id, p.username, p.display_name, m.role, m.accepted from team_member m"
				+ " join person p on p.id = m.person_id where m.team_id = ?" + " order by p.display_name, p.username",
				(row, index) -> new TeamMember(
						new PersonName(row.getObject("id", UUID.class), row.getString("username"),
								row.getString("display_name")),
						TeamRole.valueOf(row.getString("role")), row.getBoolean("accepted")),
				teamId);
	}

	List<UUID> findMemberIds(UUID teamId) {
		return this.jdbc.queryForList("select person_id from team_member where team_id = ?", UUID.class, teamId);
	}

	List<TeamName> findByMember(UUID personId) {
		return this.jdbc.query(
				"select t.id, t.name, m.role from team_member m join team t on t.id = m.team_id"
						+ " where m.person_id = ? order by t.name, t.id",
				(row, index) -> new TeamName(row.getObject("id", UUID.class), row.getString("name"),
						TeamRole.valueOf(row.getString("role"))),
				personId);
	}

	/**
	 * Returns the people who share at least one team with a person, accepted by both,
	 * with the ids of these teams.
	 */
	Map<UUID, SortedSet<UUID>> findColleagues(UUID personId) {
		Map<UUID, SortedSet<UUID>> colleagues = new HashMap<>();
		this.jdbc.query("select m.person_id, m.team_id from team_member own"
				+ " join team_member m on m.team_id = own.team_id and m.accepted = true"
				+ " where own.person_id = ? and own.accepted = true", (row) -> {
					colleagues.computeIfAbsent(row.getObject("person_id", UUID.class), (id) -> new TreeSet<>())
						.add(row.getObject("team_id", UUID.class));
				}, personId);
		return colleagues;
	}

	Map<UUID, String> findNames(Collection<UUID> ids) {
		Map<UUID, String> names = new HashMap<>();
		this.jdbc.query("select id, name from team where id = any(?)",
				(statement) -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray())),
				(row) -> {
					names.put(row.getObject("id", UUID.class), row.getString("name"));
				});
		return names;
	}

	Memberships findMemberships(UUID personId) {
		TreeMap<UUID, TeamRole> roles = new TreeMap<>();
		this.jdbc.query("select team_id, role from team_member where person_id = ?", (row) -> {
			roles.put(row.getObject("team_id", UUID.class), TeamRole.valueOf(row.getString("role")));
		}, personId);
		return new Memberships(personId, roles);
	}

}
