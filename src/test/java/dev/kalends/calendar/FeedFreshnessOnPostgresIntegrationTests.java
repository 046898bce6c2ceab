package dev.kalends.calendar;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link FeedFreshnessIntegrationTests} on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class FeedFreshnessOnPostgresIntegrationTests extends FeedFreshnessIntegrationTests {

}
