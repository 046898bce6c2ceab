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
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Stores the settings of each level as one JSON document.
 */
@Repository
class SettingsRepository {

	/**
	 * The id of the top level, whose settings apply to everyone.
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
	 * Parses a stored document.
	 * @param document {@code null} for a level without settings
	 */
	static LevelSettings parse(@Nullable String document) {
		return (document != null) ? JSON.readValue(document, LevelSettings.class) : LevelSettings.NONE;
	}

	LevelSettings find(UUID level) {
		return findAll(this.jdbc, List.of(level)).getOrDefault(level, LevelSettings.NONE);
	}

	/**
	 * Returns the settings of levels by id. Levels without settings are omitted.
	 */
	Map<UUID, LevelSettings> findAll(JdbcOperations snapshot, Collection<UUID> levels) {
		Map<UUID, LevelSettings> found = new HashMap<>();
		snapshot.query("select id, document from level_settings where id = any(?)", (row) -> {
			found.put(row.getObject("id", UUID.class), parse(row.getString("document")));
		}, new SqlArrayValue("uuid", levels.toArray()));
		return found;
	}

	/**
	 * Returns the settings of all levels that have labels or stop inheritance. The result
	 * may contain other levels too.
	 */
	Map<UUID, LevelSettings> findAllAffectingLabels() {
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
