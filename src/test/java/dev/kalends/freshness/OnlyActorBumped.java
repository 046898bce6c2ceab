package dev.kalends.freshness;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A planted fault: only the counter of whoever acts is incremented.
 */
@TestConfiguration(proxyBeanMethods = false)
public class OnlyActorBumped {

	private final Set<Scope> colleagues = ConcurrentHashMap.newKeySet();

	/**
	 * Leaves somebody out from now on.
	 */
	public void leaveOut(Scope colleague) {
		this.colleagues.add(colleague);
	}

	@Bean
	@Primary
	ScopeVersions faultyVersions(JdbcTemplate jdbc) {
		return new ScopeVersions(jdbc) {

			@Override
			void increment(SortedSet<Scope> scopes) {
				SortedSet<Scope> kept = new TreeSet<>(scopes);
				kept.removeAll(OnlyActorBumped.this.colleagues);
				super.increment(kept);
			}

		};
	}

}
