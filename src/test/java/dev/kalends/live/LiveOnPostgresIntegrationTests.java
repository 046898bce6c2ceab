package dev.kalends.live;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link LiveIntegrationTests} on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class LiveOnPostgresIntegrationTests extends LiveIntegrationTests {

}
