package dev.kalends.settings;

import dev.kalends.support.PostgresServer;

import org.springframework.test.context.ContextConfiguration;

/**
 * The same on PostgreSQL.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class SettingsApiOnPostgresIntegrationTests extends SettingsApiIntegrationTests {

}
