package dev.kalends.settings;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.kalends.workitem.query.ItemLabels;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Stores what each level sets, as one document per level.
 */
@Repository
class SettingsRepository {

	/**
	 * The level above all teams.
	 */
	static final UUID EVERYONE = ItemLabels.EVERYONE;

	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private final JdbcTemplate jdbc;

	SettingsRepository(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads what a document says.
	 * @param document {@code null} for a level that sets nothing
	 */
	static LevelSettings parse(@Nullable String document) {
		return (document != null) ? JSON.readValue(document, LevelSettings.class) : LevelSettings.NONE;
	}

	LevelSettings find(UUID level) {
		return findAll(this.jdbc, List.of(level)).getOrDefault(level, LevelSettings.NONE);
	}

	/**
	 * Returns what levels set; those that set nothing are left out.
	 */
	Map<UUID, LevelSettings> findAll(JdbcOperations snapshot, Collection<UUID> levels) {
		Map<UUID, LevelSettings> found = new HashMap<>();
		snapshot.query("select id, document from level_settings where id = any(?)",
				(statement) -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", levels.toArray())),
				(row) -> {
					found.put(row.getObject("id", UUID.class), parse(row.getString("document")));
				});
		return found;
	}

	/**
	 * Returns what levels set that have labels or cut off what is above them; some others
	 * may be among them.
	 */
	Map<UUID, LevelSettings> findAllOnLabels() {
		Map<UUID, LevelSettings> found = new HashMap<>();
		this.jdbc.query("select id, document from level_settings"
				+ " where document like '%\"labels\"%' or document like '%\"inherit\"%'", (row) -> {
					found.put(row.getObject("id", UUID.class), parse(row.getString("document")));
				});
		return found;
	}

	void save(UUID level, LevelSettings settings) {
		if (settings.equals(LevelSettings.NONE)) {
			this.jdbc.update("delete from level_settings where id = ?", level);
			return;
		}
		String document = JSON.writeValueAsString(settings);
		if (this.jdbc.update("update level_settings set document = ? where id = ?", document, level) == 0) {
			this.jdbc.update("insert into level_settings (id, document) values (?, ?)", level, document);
		}
	}

}
