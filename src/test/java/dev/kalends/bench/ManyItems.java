package dev.kalends.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import dev.kalends.shared.Ids;

/**
 * Inserts many items of some teams directly into the database, while the application is
 * stopped. Every window from 28 September to 8 November 2025 contains the same events;
 * all other items are in the ten years before and after.
 */
final class ManyItems {

	private static final String INSERT = """
			insert into work_item (id, type, title, title_search, status, priority, ancestor_ids, owner_id, team_id, assignee_labels,
			progress, auto_progress, start_date, due_date, all_day, starts_at, ends_at, long_lasting, calendar_visible,
			created_at, updated_at, version)
			values (?, 'TASK', ?, ?, 'NOT_STARTED', 'MEDIUM', cast(array[] as uuid array), ?, ?,
			cast(array[] as varchar(200) array), 0, true, ?, ?, true, ?, ?, ?, true, ?, ?, 0)
			""";

	private static final LocalDate WINDOW_START = LocalDate.of(2025, 9, 28);

	private static final LocalDate WINDOW_END = LocalDate.of(2025, 11, 8);

	/**
	 * Events of the window are within this number of days from 6 October.
	 */
	private static final int INSIDE_DAYS = 28;

	private static final int OUTSIDE_DAYS = 3650;

	/**
	 * Items longer than this are marked as long-lasting.
	 */
	private static final int LONG_DAYS = 35;

	private static final int BATCH = 10_000;

	private final UUID ownerId;

	private final List<UUID> teams;

	private final Random random = new Random(5);

	private final Ids ids = new Ids(Clock.systemUTC());

	ManyItems(UUID ownerId, List<UUID> teams) {
		this.ownerId = ownerId;
		this.teams = teams;
	}

	/**
	 * Inserts items.
	 * @param items the total number
	 * @param inside the number of items in the window
	 */
	void insert(Installation data, int items, int inside) throws SQLException {
		try (Connection connection = data.connect(); PreparedStatement insert = connection.prepareStatement(INSERT)) {
			connection.setAutoCommit(false);
			for (int i = 0; i < items; i++) {
				add(insert, i, i < inside);
				if (i % BATCH == BATCH - 1) {
					insert.executeBatch();
					connection.commit();
				}
			}
			insert.executeBatch();
			connection.commit();
			connection.setAutoCommit(true);
			try (Statement analyze = connection.createStatement()) {
				analyze.execute("analyze");
			}
		}
	}

	private void add(PreparedStatement insert, int number, boolean inside) throws SQLException {
		int days;
		LocalDate first;
		if (inside) {
			days = this.random.nextInt(5);
			first = WINDOW_START.plusDays(8 + this.random.nextInt(INSIDE_DAYS - days));
		}
		else {
			days = (number % 100 == 0) ? 40 + this.random.nextInt(360) : this.random.nextInt(5);
			int away = 2 + this.random.nextInt(OUTSIDE_DAYS);
			first = this.random.nextBoolean() ? WINDOW_END.plusDays(away) : WINDOW_START.minusDays(away + days);
		}
		LocalDate last = first.plusDays(days);
		OffsetDateTime now = OffsetDateTime.of(2025, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
		insert.setObject(1, this.ids.next());
		insert.setString(2, "Step " + number);
		insert.setString(3, "step " + number);
		insert.setObject(4, this.ownerId);
		insert.setObject(5, this.teams.get(number % this.teams.size()));
		insert.setObject(6, first);
		insert.setObject(7, last);
		insert.setObject(8, first.atStartOfDay().atOffset(ZoneOffset.UTC));
		insert.setObject(9, last.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
		insert.setBoolean(10, days > LONG_DAYS);
		insert.setObject(11, now);
		insert.setObject(12, now);
		insert.addBatch();
	}

}
