package dev.kalends.live;

import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.Tag;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link LiveIntegrationTests} on PostgreSQL.
 */
@Tag("postgres")
@ContextConfiguration(initializers = PostgresServer.class)
class LiveOnPostgresIntegrationTests extends LiveIntegrationTests {

}
