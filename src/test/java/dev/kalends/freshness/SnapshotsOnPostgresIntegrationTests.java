package dev.kalends.freshness;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link SnapshotsIntegrationTests} on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class SnapshotsOnPostgresIntegrationTests extends SnapshotsIntegrationTests {

}
