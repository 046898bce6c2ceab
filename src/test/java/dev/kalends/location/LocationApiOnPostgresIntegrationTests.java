package dev.kalends.location;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * The same on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class LocationApiOnPostgresIntegrationTests extends LocationApiIntegrationTests {

}
