package dev.kalends.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.kalends.team.Memberships;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
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

	private final JdbcTemplate jdbc;

	SavedViewRepository(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the views visible to a person, by name.
	 */
	List<SavedView> findVisibleTo(Memberships person) {
		return this.jdbc.query(SELECT + " where (v.team_id is null and v.owner_id = ?) or v.team_id = any(?)"
				+ " order by v.name, v.created_at, v.id", (statement) -> {
					statement.setObject(1, person.personId());
					statement.setArray(2, statement.getConnection().createArrayOf("uuid", person.teamIds().toArray()));
				}, MAPPER);
	}

	Optional<SavedView> find(UUID id) {
		return this.jdbc.query(SELECT + " where v.id = ?", MAPPER, id).stream().findFirst();
	}

	/**
	 * Locks a view until the transaction ends.
	 */
	Optional<SavedView> lock(UUID id) {
		return this.jdbc.query(SELECT + " where v.id = ? for update", MAPPER, id).stream().findFirst();
	}

	int countPrivate(UUID ownerId) {
		return this.jdbc
			.queryForList("select count(*) from saved_view where owner_id = ? and team_id is null", Integer.class,
					ownerId)
			.get(0);
	}

	int countOfTeam(UUID teamId) {
		return this.jdbc.queryForList("select count(*) from saved_view where team_id = ?", Integer.class, teamId)
			.get(0);
	}

	void insert(SavedView view, Instant now) {
		this.jdbc.update(
				"insert into saved_view (id, owner_id, team_id, name, query, created_at) values (?, ?, ?, ?, ?, ?)",
				view.id(), view.ownerId(), view.teamId(), view.name(), view.query(), now.atOffset(ZoneOffset.UTC));
	}

	void update(SavedView view) {
		this.jdbc.update("update saved_view set team_id = ?, name = ?, query = ? where id = ?", view.teamId(),
				view.name(), view.query(), view.id());
	}

	void delete(UUID id) {
		this.jdbc.update("delete from saved_view where id = ?", id);
	}

	void deleteOfTeam(UUID teamId) {
		this.jdbc.update("delete from saved_view where team_id = ?", teamId);
	}

	/**
	 * Returns the start view of a person, even if it is no longer visible to them.
	 */
	Optional<SavedView> findStart(UUID personId) {
		return this.jdbc
			.query(SELECT + " join start_view s on s.view_id = v.id where s.person_id = ?", MAPPER, personId)
			.stream()
			.findFirst();
	}

	void saveStart(UUID personId, @Nullable UUID viewId) {
		this.jdbc.update("delete from start_view where person_id = ?", personId);
		if (viewId != null) {
			this.jdbc.update("insert into start_view (person_id, view_id) values (?, ?)", personId, viewId);
		}
	}

}
