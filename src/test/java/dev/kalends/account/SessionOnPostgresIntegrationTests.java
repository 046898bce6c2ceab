package dev.kalends.account;

import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.Tag;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs the same tests on PostgreSQL.
 */
@Tag("postgres")
@ContextConfiguration(initializers = PostgresServer.class)
class SessionOnPostgresIntegrationTests extends SessionIntegrationTests {

}
