package dev.kalends.calendar;

import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.Tag;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link SeriesFeedIntegrationTests} on PostgreSQL.
 */
@Tag("postgres")
@ContextConfiguration(initializers = PostgresServer.class)
class SeriesFeedOnPostgresIntegrationTests extends SeriesFeedIntegrationTests {

}
