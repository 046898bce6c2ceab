package dev.kalends.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.kalends.team.Memberships;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Stores saved views and each person's start view.
 */
@Repository
class SavedViewRepository {

	private static final String SELECT = "select v.id, v.owner_id, v.team_id, v.name, v.query from saved_view v";

	private static final RowMapper<SavedView> MAPPER = (row, index) -> new SavedView(row.getObject("id", UUID.class),
			row.getObject("owner_id", UUID.class), row.getObject("team_id", UUID.class), row.getString("name"),
			row.getString("query"));

	private final JdbcClient jdbc;

	SavedViewRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the views visible to a person, by name.
	 */
	List<SavedView> findVisibleTo(Memberships person) {
		return this.jdbc
			.sql(SELECT + " where (v.team_id is null and v.owner_id = ?) or v.team_id = any(?)"
					+ " order by v.name, v.created_at, v.id")
			.params(person.personId(), new SqlArrayValue("uuid", person.teamIds().toArray()))
			.query(MAPPER)
			.list();
	}

	Optional<SavedView> find(UUID id) {
		return this.jdbc.sql(SELECT + " where v.id = ?").param(id).query(MAPPER).optional();
	}

	/**
	 * Locks a view until the transaction ends.
	 */
	Optional<SavedView> lock(UUID id) {
		return this.jdbc.sql(SELECT + " where v.id = ? for update").param(id).query(MAPPER).optional();
	}

	int countPrivate(UUID ownerId) {
		return this.jdbc.sql("select count(*) from saved_view where owner_id = ? and team_id is null")
			.param(ownerId)
			.query(Integer.class)
			.single();
	}

	int countOfTeam(UUID teamId) {
		return this.jdbc.sql("select count(*) from saved_view where team_id = ?")
			.param(teamId)
			.query(Integer.class)
			.single();
	}

	void insert(SavedView view, Instant now) {
		this.jdbc
			.sql("insert into saved_view (id, owner_id, team_id, name, query, created_at) values (?, ?, ?, ?, ?, ?)")
			.params(view.id(), view.ownerId())
			.param(view.teamId())
			.params(view.name(), view.query(), now.atOffset(ZoneOffset.UTC))
			.update();
	}

	void update(SavedView view) {
		this.jdbc.sql("update saved_view set team_id = ?, name = ?, query = ? where id = ?")
			.param(view.teamId())
			.params(view.name(), view.query(), view.id())
			.update();
	}

	void delete(UUID id) {
		this.jdbc.sql("delete from saved_view where id = ?").param(id).update();
	}

	void deleteOfTeam(UUID teamId) {
		this.jdbc.sql("delete from saved_view where team_id = ?").param(teamId).update();
	}

	/**
	 * Returns the start view of a person, even if it is no longer visible to them.
	 */
	Optional<SavedView> findStart(UUID personId) {
		return this.jdbc.sql(SELECT + " join start_view s on s.view_id = v.id where s.person_id = ?")
			.param(personId)
			.query(MAPPER)
			.optional();
	}

	void saveStart(UUID personId, @Nullable UUID viewId) {
		this.jdbc.sql("delete from start_view where person_id = ?").param(personId).update();
		if (viewId != null) {
			this.jdbc.sql("insert into start_view (person_id, view_id) values (?, ?)")
				.params(personId, viewId)
				.update();
		}
	}

}
