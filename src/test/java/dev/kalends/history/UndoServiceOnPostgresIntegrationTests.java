package dev.kalends.history;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs the inherited tests on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class UndoServiceOnPostgresIntegrationTests extends UndoServiceIntegrationTests {

}
