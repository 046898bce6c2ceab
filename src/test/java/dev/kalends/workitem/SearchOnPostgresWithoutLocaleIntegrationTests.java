package dev.kalends.workitem;

import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.Tag;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs the inherited tests on a PostgreSQL database with {@code LC_CTYPE=C}, whose
 * functions change the case of ASCII letters only.
 */
@Tag("postgres")
@ContextConfiguration(initializers = SearchOnPostgresWithoutLocaleIntegrationTests.Database.class)
class SearchOnPostgresWithoutLocaleIntegrationTests extends SearchIntegrationTests {

	static class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestPropertyValues.of(PostgresServer.newDatabase("C")).applyTo(context);
		}

	}

}
