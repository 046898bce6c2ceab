package dev.kalends.settings;

import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.Tag;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link SettingsApiIntegrationTests} on PostgreSQL.
 */
@Tag("postgres")
@ContextConfiguration(initializers = PostgresServer.class)
class SettingsApiOnPostgresIntegrationTests extends SettingsApiIntegrationTests {

}
