package dev.kalends.freshness;

import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.Tag;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link SnapshotsIntegrationTests} on PostgreSQL.
 */
@Tag("postgres")
@ContextConfiguration(initializers = PostgresServer.class)
class SnapshotsOnPostgresIntegrationTests extends SnapshotsIntegrationTests {

}
