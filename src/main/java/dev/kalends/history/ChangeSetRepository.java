package dev.kalends.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.kalends.shared.IdChunks;
import dev.kalends.workitem.ItemOwner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Stores change sets and their changes to each item.
 */
@Repository
class ChangeSetRepository {

	private static final String COLUMNS = "s.id, s.number, s.actor_id, s.action, s.done_at, s.title, s.item_count,"
			+ " s.undoes, s.undone";

	private static final String CHANGE_COLUMNS = "c.item_id, c.kind, c.before_state, c.after_state, c.team_id, c.owner_id";

	private static final String WORK_ITEM_PREFIX = "work_item.";

	private static final int ROWS_PER_BATCH = 500;

	private final JdbcTemplate jdbc;

	private final JsonMapper json;

	ChangeSetRepository(JdbcTemplate jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Returns whether an action can be undone. Only actions on work items can: changes
	 * that follow from the deletion of a team or location cannot be undone without
	 * restoring that team or location.
	 */
	static boolean isUndoable(String action) {
		return action.startsWith(WORK_ITEM_PREFIX);
	}

	/**
	 * Inserts a change set with its item changes. The database assigns the number.
	 */
	void insert(ChangeSet changeSet, List<ItemChange> changes) {
		this.jdbc.update(
				"insert into change_set (id, actor_id, action, done_at, title, item_count, undoes, undone)"
						+ " values (?, ?, ?, ?, ?, ?, ?, ?)",
				changeSet.id(), changeSet.actorId(), changeSet.action(), changeSet.doneAt().atOffset(ZoneOffset.UTC),
				changeSet.title(), changeSet.itemCount(), changeSet.undoes(), changeSet.undone());
		this.jdbc.batchUpdate(
				"insert into item_change (change_set_id, item_id, kind, before_state, after_state, team_id, owner_id)"
						+ " values (?, ?, ?, ?, ?, ?, ?)",
				changes, ROWS_PER_BATCH, (statement, change) -> {
					statement.setObject(1, changeSet.id());
					statement.setObject(2, change.itemId());
					statement.setString(3, change.kind().code());
					statement.setString(4, text(change.before()));
					statement.setString(5, text(change.after()));
					@Nullable ItemOwner from = change.from();
					statement.setObject(6, (from != null) ? from.teamId() : null);
					statement.setObject(7, (from != null) ? from.ownerId() : null);
				});
	}

	/**
	 * Locks a change set of a person until the transaction ends (pessimistic lock).
	 */
	Optional<ChangeSet> lock(UUID id, UUID actorId) {
		return this.jdbc
			.query("select " + COLUMNS + " from change_set s where s.id = ? and s.actor_id = ? for update",
					(row, index) -> changeSet(row), id, actorId)
			.stream()
			.findFirst();
	}

	/**
	 * Returns the latest change sets of a person, newest first, undone ones included.
	 * Undos and redos themselves are excluded.
	 */
	List<ChangeSet> findLatest(UUID actorId, int limit) {
		return this.jdbc.query(
				"select " + COLUMNS + " from change_set s where s.actor_id = ? and s.undoes is null and s.action like ?"
						+ " order by s.number desc fetch first ? rows only",
				(row, index) -> changeSet(row), actorId, WORK_ITEM_PREFIX + "%", limit);
	}

	/**
	 * Returns the latest undo of a person that has not been redone.
	 */
	Optional<ChangeSet> findLatestUndo(UUID actorId) {
		return this.jdbc
			.query("select " + COLUMNS + " from change_set s where s.actor_id = ? and s.action = ? and s.undone = false"
					+ " order by s.number desc fetch first 1 row only", (row, index) -> changeSet(row), actorId,
					ChangeSet.UNDONE)
			.stream()
			.findFirst();
	}

	/**
	 * Returns the item changes of a change set. Changes to permanently deleted items are
	 * missing.
	 */
	List<ItemChange> findChanges(UUID changeSetId) {
		return this.jdbc.query(
				"select " + CHANGE_COLUMNS + " from item_change c where c.change_set_id = ? order by c.id",
				(row, index) -> change(row), changeSetId);
	}

	/**
	 * Returns the latest changes of an item with their change sets, newest first. Long
	 * texts are shortened ({@link ItemChange#MAX_TEXT}).
	 */
	List<Entry> findHistory(UUID itemId, int limit) {
		return this.jdbc.query(
				"select c.id as change_id, " + CHANGE_COLUMNS + ", " + COLUMNS
						+ " from item_change c join change_set s on s.id = c.change_set_id where c.item_id = ?"
						+ " order by c.id desc fetch first ? rows only",
				(row, index) -> new Entry(row.getLong("change_id"), changeSet(row), change(row).withShortTexts()),
				itemId, limit);
	}

	/**
	 * Returns, for each item, the last other person who changed it after a change set.
	 */
	Map<UUID, UUID> findLaterActors(Collection<UUID> itemIds, ChangeSet changeSet) {
		Map<UUID, UUID> actors = new HashMap<>();
		for (List<UUID> chunk : IdChunks.of(itemIds)) {
			this.jdbc
				.query("select c.item_id, s.actor_id from item_change c join change_set s on s.id = c.change_set_id"
						+ " where c.item_id = any(?) and s.number > ? and s.actor_id <> ? order by c.id", (row) -> {
							actors.put(row.getObject("item_id", UUID.class), row.getObject("actor_id", UUID.class));
						}, new SqlArrayValue("uuid", chunk.toArray()), changeSet.number(), changeSet.actorId());
		}
		return actors;
	}

	/**
	 * Returns, for each item, the person who last moved it to the trash.
	 */
	Map<UUID, UUID> findDeleters(Collection<UUID> itemIds) {
		Map<UUID, UUID> actors = new LinkedHashMap<>();
		this.jdbc.query(
				"select c.item_id, s.actor_id from item_change c join change_set s on s.id = c.change_set_id"
						+ " where c.item_id = any(?) and c.kind = ? and s.actor_id is not null order by c.id",
				(row) -> {
					actors.put(row.getObject("item_id", UUID.class), row.getObject("actor_id", UUID.class));
				}, new SqlArrayValue("uuid", itemIds.toArray()), ChangeKind.DELETED.code());
		return actors;
	}

	/**
	 * Returns whether a change set was undone at any time, even if it was redone.
	 */
	boolean wasUndone(UUID id) {
		return Boolean.TRUE.equals(this.jdbc
			.queryForObject("select exists (select 1 from change_set d where d.undoes = ?)", Boolean.class, id));
	}

	/**
	 * Deletes a change set with its item changes.
	 */
	void delete(UUID id) {
		this.jdbc.update("delete from change_set where id = ?", id);
	}

	/**
	 * Updates whether a change set is undone.
	 */
	void setUndone(UUID id, boolean undone) {
		this.jdbc.update("update change_set set undone = ? where id = ?", undone, id);
	}

	/**
	 * Deletes change sets that are older than an instant, and change sets whose items
	 * have all been permanently deleted.
	 * @return number of deleted change sets
	 */
	int deleteExpired(Instant before) {
		return this.jdbc.update("delete from change_set where done_at < ?", before.atOffset(ZoneOffset.UTC))
				+ this.jdbc.update("delete from change_set s where not exists"
						+ " (select 1 from item_change c where c.change_set_id = s.id)");
	}

	private @Nullable String text(ObjectNode members) {
		return members.isEmpty() ? null : this.json.writeValueAsString(members);
	}

	private ObjectNode members(@Nullable String text) {
		return (text != null) ? (ObjectNode) this.json.readTree(text) : this.json.createObjectNode();
	}

	private ItemChange change(ResultSet row) throws SQLException {
		@Nullable UUID ownerId = row.getObject("owner_id", UUID.class);
		return new ItemChange(row.getObject("item_id", UUID.class), ChangeKind.ofCode(row.getString("kind")),
				(ownerId != null) ? new ItemOwner(row.getObject("team_id", UUID.class), ownerId) : null,
				members(row.getString("before_state")), members(row.getString("after_state")));
	}

	private static ChangeSet changeSet(ResultSet row) throws SQLException {
		return new ChangeSet(row.getObject("id", UUID.class), row.getLong("number"),
				row.getObject("actor_id", UUID.class), row.getString("action"),
				row.getObject("done_at", OffsetDateTime.class).toInstant(), row.getString("title"),
				row.getInt("item_count"), row.getObject("undoes", UUID.class), row.getBoolean("undone"));
	}

	/**
	 * A history entry of an item.
	 */
	record Entry(long id, ChangeSet changeSet, ItemChange change) {

	}

}
