package dev.kalends.history;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * The same on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class TrashPurgeOnPostgresIntegrationTests extends TrashPurgeIntegrationTests {

}
