package dev.kalends.support;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/**
 * Sessions that have run out stay where they are: they would be removed at the beginning
 * of each minute, among the statements that a test counts.
 */
@TestConfiguration(proxyBeanMethods = false)
class NoSessionCleanup {

	@Bean
	SessionRepositoryCustomizer<JdbcIndexedSessionRepository> noSessionCleanup() {
		return (sessions) -> sessions.setCleanupCron(Scheduled.CRON_DISABLED);
	}

}
