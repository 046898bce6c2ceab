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

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Database access to teams and their members.
 */
@Repository
class TeamRepository {

	private final JdbcClient jdbc;

	TeamRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(UUID id, String name, Instant now) {
		this.jdbc.sql("insert into team (id, name, created_at) values (?, ?, ?)")
			.params(id, name, now.atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * Locks a team until the transaction ends and returns its name.
	 * @return empty if the team does not exist or was deleted
	 */
	Optional<String> lock(UUID id) {
		return this.jdbc.sql("select name from team where id = ? and deleted_at is null for update")
			.param(id)
			.query(String.class)
			.optional();
	}

	void rename(UUID id, String name) {
		this.jdbc.sql("update team set name = ? where id = ?").params(name, id).update();
	}

	void delete(UUID id, UUID actorId, Instant now) {
		this.jdbc.sql("delete from team_member where team_id = ?").param(id).update();
		this.jdbc.sql("update team set deleted_at = ?, deleted_by = ? where id = ?")
			.params(now.atOffset(ZoneOffset.UTC), actorId, id)
			.update();
	}

	boolean isDeletedBy(UUID id, UUID personId) {
		return this.jdbc.sql("select id from team where id = ? and deleted_by = ?")
			.params(id, personId)
			.query(UUID.class)
			.optional()
			.isPresent();
	}

	List<UUID> findIdsDeletedBy(UUID personId) {
		return this.jdbc.sql("select id from team where deleted_by = ?").param(personId).query(UUID.class).list();
	}

	/**
	 * Adds a member.
	 * @param accepted whether the member has already accepted the team
	 * @param addedBy the person who adds the member; {@code null} for the creator of the
	 * team
	 */
	void addMember(UUID teamId, UUID personId, TeamRole role, boolean accepted, @Nullable UUID addedBy) {
		this.jdbc.sql("insert into team_member (team_id, person_id, role, accepted, added_by) values (?, ?, ?, ?, ?)")
			.params(teamId, personId, role.name(), accepted)
			.param(addedBy)
			.update();
	}

	void changeRole(UUID teamId, UUID personId, TeamRole role) {
		this.jdbc.sql("update team_member set role = ? where team_id = ? and person_id = ?")
			.params(role.name(), teamId, personId)
			.update();
	}

	/**
	 * Records that a member has accepted a team.
	 * @return whether this changed the state
	 */
	boolean accept(UUID teamId, UUID personId) {
		return this.jdbc
			.sql("update team_member set accepted = true where team_id = ? and person_id = ? and accepted = false")
			.params(teamId, personId)
			.update() > 0;
	}

	/**
	 * Returns the teams that a person has not accepted yet, by name.
	 */
	List<TeamToAccept> findToAccept(UUID personId) {
		return this.jdbc
			.sql("select t.id, t.name, m.role, a.display_name as added_by, (select count(*) from team_member o"
					+ " where o.team_id = m.team_id and o.person_id <> m.person_id and o.role = ?) as other_managers"
					+ " from team_member m join team t on t.id = m.team_id left join person a on a.id = m.added_by"
					+ " where m.person_id = ? and m.accepted = false order by t.name, t.id")
			.params(TeamRole.MANAGER.name(), personId)
			.query((row, index) -> {
				TeamRole role = TeamRole.valueOf(row.getString("role"));
				return new TeamToAccept(new TeamName(row.getObject("id", UUID.class), row.getString("name"), role),
						row.getString("added_by"), role != TeamRole.MANAGER || row.getInt("other_managers") > 0);
			})
			.list();
	}

	void removeMember(UUID teamId, UUID personId) {
		this.jdbc.sql("delete from team_member where team_id = ? and person_id = ?").params(teamId, personId).update();
	}

	Optional<TeamRole> findRole(UUID teamId, UUID personId) {
		return this.jdbc.sql("select role from team_member where team_id = ? and person_id = ?")
			.params(teamId, personId)
			.query(String.class)
			.optional()
			.map(TeamRole::valueOf);
	}

	int countManagers(UUID teamId) {
		return this.jdbc.sql("select count(*) from team_member where team_id = ? and role = ?")
			.params(teamId, TeamRole.MANAGER.name())
			.query(Integer.class)
			.single();
	}

	int countMembers(UUID teamId) {
		return this.jdbc.sql("select count(*) from team_member where team_id = ?")
			.param(teamId)
			.query(Integer.class)
			.single();
	}

	int countTeams(UUID personId) {
		return this.jdbc.sql("select count(*) from team_member where person_id = ?")
			.param(personId)
			.query(Integer.class)
			.single();
	}

	List<TeamMember> findMembers(UUID teamId) {
		return this.jdbc.sql("select p.id, p.username, p.display_name, m.role, m.accepted from team_member m"
				+ " join person p on p.id = m.person_id where m.team_id = ?" + " order by p.display_name, p.username")
			.param(teamId)
			.query((row, index) -> new TeamMember(
					new PersonName(row.getObject("id", UUID.class), row.getString("username"),
							row.getString("display_name")),
					TeamRole.valueOf(row.getString("role")), row.getBoolean("accepted")))
			.list();
	}

	List<UUID> findMemberIds(UUID teamId) {
		return this.jdbc.sql("select person_id from team_member where team_id = ?")
			.param(teamId)
			.query(UUID.class)
			.list();
	}

	List<TeamName> findByMember(UUID personId) {
		return this.jdbc
			.sql("select t.id, t.name, m.role from team_member m join team t on t.id = m.team_id"
					+ " where m.person_id = ? order by t.name, t.id")
			.param(personId)
			.query((row, index) -> new TeamName(row.getObject("id", UUID.class), row.getString("name"),
					TeamRole.valueOf(row.getString("role"))))
			.list();
	}

	/**
	 * Returns the people who share at least one team with a person, accepted by both,
	 * with the ids of these teams.
	 */
	Map<UUID, SortedSet<UUID>> findColleagues(UUID personId) {
		Map<UUID, SortedSet<UUID>> colleagues = new HashMap<>();
		this.jdbc
			.sql("select m.person_id, m.team_id from team_member own"
					+ " join team_member m on m.team_id = own.team_id and m.accepted = true"
					+ " where own.person_id = ? and own.accepted = true")
			.param(personId)
			.query((row) -> {
				colleagues.computeIfAbsent(row.getObject("person_id", UUID.class), (id) -> new TreeSet<>())
					.add(row.getObject("team_id", UUID.class));
			});
		return colleagues;
	}

	Map<UUID, String> findNames(Collection<UUID> ids) {
		Map<UUID, String> names = new HashMap<>();
		this.jdbc.sql("select id, name from team where id = any(?)")
			.param(new SqlArrayValue("uuid", ids.toArray()))
			.query((row) -> {
				names.put(row.getObject("id", UUID.class), row.getString("name"));
			});
		return names;
	}

	Memberships findMemberships(UUID personId) {
		TreeMap<UUID, TeamRole> roles = new TreeMap<>();
		this.jdbc.sql("select team_id, role from team_member where person_id = ?").param(personId).query((row) -> {
			roles.put(row.getObject("team_id", UUID.class), TeamRole.valueOf(row.getString("role")));
		});
		return new Memberships(personId, roles);
	}

}
