package dev.kalends.freshness;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Injected fault: only the scope version of the acting person is incremented.
 */
@TestConfiguration(proxyBeanMethods = false)
public class OnlyActorBumped {

	@Bean
	@Primary
	ScopeVersions faultyVersions(JdbcTemplate jdbc, RestoreCheck restores) {
		return new ScopeVersions(jdbc, restores) {

			@Override
			void increment(SortedSet<Scope> scopes) {
				SortedSet<Scope> kept = new TreeSet<>(scopes);
				Authentication actor = SecurityContextHolder.getContext().getAuthentication();
				kept.removeIf((scope) -> actor == null || !scope.equals(Scope.user(UUID.fromString(actor.getName()))));
				super.increment(kept);
			}

		};
	}

}
