package dev.kalends.calendar;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link TeamFeedIntegrationTests} on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class TeamFeedOnPostgresIntegrationTests extends TeamFeedIntegrationTests {

}
