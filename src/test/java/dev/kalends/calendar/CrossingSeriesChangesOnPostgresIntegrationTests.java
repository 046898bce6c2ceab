package dev.kalends.calendar;

import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.Tag;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link CrossingSeriesChangesIntegrationTests} on PostgreSQL.
 */
@Tag("postgres")
@ContextConfiguration(initializers = PostgresServer.class)
class CrossingSeriesChangesOnPostgresIntegrationTests extends CrossingSeriesChangesIntegrationTests {

}
