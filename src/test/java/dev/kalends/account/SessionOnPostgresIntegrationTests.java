package dev.kalends.account;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs the same tests on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class SessionOnPostgresIntegrationTests extends SessionIntegrationTests {

}
