package dev.kalends.freshness;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link ChangeLogIntegrationTests} on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class ChangeLogOnPostgresIntegrationTests extends ChangeLogIntegrationTests {

}
