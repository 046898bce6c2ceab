package dev.kalends.settings;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link SettingsApiIntegrationTests} on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class SettingsApiOnPostgresIntegrationTests extends SettingsApiIntegrationTests {

}
