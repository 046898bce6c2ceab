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
 * All reads of a snapshot see one instant, also the first ones on a new connection and
 * those after a failure.
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
	void theFirstReadsOnANewConnectionSeeOneInstant() {
		forgetConnections();
		seesOneInstant(4);
		seesOneInstant(4);
	}

	@Test
	void aFailureOnANewConnectionChangesNothingForThoseWhoComeAfter() {
		forgetConnections();
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> this.snapshots.read((snapshot) -> {
			version(snapshot);
			throw new IllegalArgumentException("planned");
		}));
		seesOneInstant(1);
	}

	/**
	 * Reads, lets somebody write, and reads again, in snapshots within each other, so
	 * that each has a connection of its own.
	 */
	private void seesOneInstant(int depth) {
		if (depth == 0) {
			return;
		}
		this.snapshots.read((snapshot) -> {
			long before = version(snapshot);
			this.jdbc.update("update scope_version set version = version + 1 where scope = 'everyone'");
			seesOneInstant(depth - 1);
			assertThat(version(snapshot)).isEqualTo(before);
			assertThat(version(this.jdbc)).isGreaterThan(before);
			return before;
		});
	}

	private void forgetConnections() {
		// The pool is there from the first use on.
		this.snapshots.read(SnapshotsIntegrationTests::version);
		this.connections.getHikariPoolMXBean().softEvictConnections();
	}

	private static long version(JdbcOperations jdbc) {
		Long version = jdbc.queryForObject(VERSION, Long.class);
		return (version != null) ? version : 0;
	}

}
