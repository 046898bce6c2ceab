package dev.kalends.calendar;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link CrossingChangesIntegrationTests} on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class CrossingChangesOnPostgresIntegrationTests extends CrossingChangesIntegrationTests {

}
