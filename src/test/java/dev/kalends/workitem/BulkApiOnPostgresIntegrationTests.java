package dev.kalends.workitem;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs the inherited tests on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class BulkApiOnPostgresIntegrationTests extends BulkApiIntegrationTests {

}
