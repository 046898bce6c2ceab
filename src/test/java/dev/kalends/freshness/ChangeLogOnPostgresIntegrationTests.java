package dev.kalends.freshness;

import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.Tag;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link ChangeLogIntegrationTests} on PostgreSQL.
 */
@Tag("postgres")
@ContextConfiguration(initializers = PostgresServer.class)
class ChangeLogOnPostgresIntegrationTests extends ChangeLogIntegrationTests {

}
