package dev.kalends.calendar;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * The same on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class SavedViewOnPostgresIntegrationTests extends SavedViewIntegrationTests {

}
