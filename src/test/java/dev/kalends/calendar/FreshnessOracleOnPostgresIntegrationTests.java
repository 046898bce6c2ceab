package dev.kalends.calendar;

import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.Tag;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link FreshnessOracleIntegrationTests} on PostgreSQL.
 */
@Tag("postgres")
@ContextConfiguration(initializers = PostgresServer.class)
class FreshnessOracleOnPostgresIntegrationTests extends FreshnessOracleIntegrationTests {

}
