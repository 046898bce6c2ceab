package dev.kalends.calendar;

import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.Tag;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link SeriesFeedSizeIntegrationTests} on PostgreSQL.
 */
@Tag("long")
@Tag("postgres")
@ContextConfiguration(initializers = PostgresServer.class)
class SeriesFeedSizeOnPostgresIntegrationTests extends SeriesFeedSizeIntegrationTests {

}
