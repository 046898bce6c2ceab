package dev.kalends.workitem.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.kalends.shared.SearchText;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Migration V21: computes the normal forms ({@link SearchText}) of all stored titles,
 * descriptions and notes, in both databases. It reads and writes a batch of rows at a
 * time, in the order of their ids, so that it needs little memory.
 */
@Component
class SearchTextMigration implements JavaMigration {

	private static final int BATCH = 200;

	private static final UUID SMALLEST_ID = new UUID(0, 0);

	@Override
	public MigrationVersion getVersion() {
		return MigrationVersion.fromVersion("21");
	}

	@Override
	public String getDescription() {
		return "search text of existing rows";
	}

	@Override
	public @Nullable Integer getChecksum() {
		return null;
	}

	@Override
	public boolean canExecuteInTransaction() {
		return true;
	}

	@Override
	public void migrate(Context context) throws SQLException {
		Connection connection = context.getConnection();
		update(connection, "work_item", List.of("title", "description"));
		update(connection, "note", List.of("text"));
	}

	private static void update(Connection connection, String table, List<String> columns) throws SQLException {
		String select = "select id, " + String.join(", ", columns) + " from " + table
				+ " where id > ? order by id fetch first " + BATCH + " rows only";
		String update = "update " + table + " set "
				+ String.join(", ", columns.stream().map((column) -> column + "_search = ?").toList())
				+ " where id = ?";
		UUID last = SMALLEST_ID;
		try (PreparedStatement reader = connection.prepareStatement(select);
				PreparedStatement writer = connection.prepareStatement(update)) {
			List<UUID> ids;
			do {
				reader.setObject(1, last);
				ids = addBatch(reader, writer, columns.size());
				if (!ids.isEmpty()) {
					writer.executeBatch();
					last = ids.get(ids.size() - 1);
				}
			}
			while (ids.size() == BATCH);
		}
	}

	private static List<UUID> addBatch(PreparedStatement reader, PreparedStatement writer, int columns)
			throws SQLException {
		List<UUID> ids = new ArrayList<>();
		try (ResultSet rows = reader.executeQuery()) {
			while (rows.next()) {
				UUID id = rows.getObject(1, UUID.class);
				for (int i = 0; i < columns; i++) {
					writer.setString(i + 1, SearchText.of(Objects.requireNonNullElse(rows.getString(i + 2), "")));
				}
				writer.setObject(columns + 1, id);
				writer.addBatch();
				ids.add(id);
			}
		}
		return ids;
	}

}
