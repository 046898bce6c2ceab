package dev.kalends.freshness;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * The same on a real PostgreSQL server.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class SnapshotsOnPostgresIntegrationTests extends SnapshotsIntegrationTests {

}
