package dev.kalends.support;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/**
 * Disables the clean-up of expired sessions, which runs every minute and would affect the
 * number of statements.
 */
@TestConfiguration(proxyBeanMethods = false)
class NoSessionCleanup {

	@Bean
	SessionRepositoryCustomizer<JdbcIndexedSessionRepository> noSessionCleanup() {
		return (sessions) -> sessions.setCleanupCron(Scheduled.CRON_DISABLED);
	}

}
