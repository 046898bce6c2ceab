package dev.kalends.upgrade;

import org.junit.jupiter.api.Tag;

import org.springframework.test.context.ContextConfiguration;

/**
 * Runs the inherited tests on PostgreSQL.
 */
@Tag("postgres")
@ContextConfiguration(initializers = EarlierDatabase.PostgresDump.class, inheritInitializers = false)
class UpgradeOnPostgresIntegrationTests extends UpgradeIntegrationTests {

}
