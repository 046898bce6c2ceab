package dev.kalends.calendar;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link FreshnessOracleIntegrationTests} on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class FreshnessOracleOnPostgresIntegrationTests extends FreshnessOracleIntegrationTests {

}
