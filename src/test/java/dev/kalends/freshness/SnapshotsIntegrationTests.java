package dev.kalends.freshness;

import com.zaxxer.hikari.HikariDataSource;
import dev.kalends.support.KalendsTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * All reads of a snapshot see one instant, including the first reads on a new connection
 * and reads after a failure.
 */
@KalendsTest
class SnapshotsIntegrationTests {

	private static final String VERSION = "select version from scope_version where scope = 'everyone'";

	@Autowired
	private Snapshots snapshots;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	@Qualifier(SnapshotConfiguration.DATA_SOURCE)
	private HikariDataSource connections;

	@Test
	void firstReadsOnNewConnectionSeeOneInstant() {
		evictConnections();
		assertSeesOneInstant(4);
		assertSeesOneInstant(4);
	}

	@Test
	void failureOnNewConnectionDoesNotAffectLaterSnapshots() {
		evictConnections();
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> this.snapshots.read((snapshot) -> {
			version(snapshot);
			throw new IllegalArgumentException("planned");
		}));
		assertSeesOneInstant(1);
	}

	/**
	 * Reads, changes the data on another connection, and reads again. Snapshots are
	 * nested, so that each has its own connection.
	 */
	private void assertSeesOneInstant(int depth) {
		if (depth == 0) {
			return;
		}
		this.snapshots.read((snapshot) -> {
			long before = version(snapshot);
			this.jdbc.update("update scope_version set version = version + 1 where scope = 'everyone'");
			assertSeesOneInstant(depth - 1);
			assertThat(version(snapshot)).isEqualTo(before);
			assertThat(version(this.jdbc)).isGreaterThan(before);
			return before;
		});
	}

	private void evictConnections() {
		// The pool is created on first use.
		this.snapshots.read(SnapshotsIntegrationTests::version);
		this.connections.getHikariPoolMXBean().softEvictConnections();
	}

	private static long version(JdbcOperations jdbc) {
		Long version = jdbc.queryForObject(VERSION, Long.class);
		return (version != null) ? version : 0;
	}

}
