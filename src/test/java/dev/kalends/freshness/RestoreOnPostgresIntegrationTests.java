package dev.kalends.freshness;

import dev.kalends.KalendsApplication;
import dev.kalends.support.Client;
import dev.kalends.support.PostgresBackup;
import dev.kalends.support.PostgresServer;
import dev.kalends.support.QuickPasswords;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same on PostgreSQL, where operators can restore a backup while nodes run.
 */
@ContextConfiguration(initializers = PostgresServer.class)
class RestoreOnPostgresIntegrationTests extends RestoreIntegrationTests {

	@Autowired
	private Environment environment;

	@Test
	void noNodeShowsTheReplacedTimeline() {
		try (ConfigurableApplicationContext other = otherNode()) {
			Client there = anns().at("http://localhost:" + other.getEnvironment().getProperty("local.server.port"));
			PostgresBackup backup = backup();
			rename(A);
			assertThat(titles(anns())).containsExactly(A, A);
			assertThat(titles(there)).containsExactly(A, A);
			backup.restore();
			rename(B);
			assertThat(titles(anns())).containsExactly(B, B);
			assertThat(titles(there)).containsExactly(B, B);
		}
	}

	private ConfigurableApplicationContext otherNode() {
		return new SpringApplicationBuilder(KalendsApplication.class, QuickPasswords.class).run("--server.port=0",
				"--spring.profiles.active=postgres", property("spring.datasource.url"),
				property("spring.datasource.username"), property("spring.datasource.password"));
	}

	private String property(String name) {
		return "--" + name + "=" + this.environment.getRequiredProperty(name);
	}

	@Override
	PostgresBackup backup() {
		return (PostgresBackup) super.backup();
	}

}
