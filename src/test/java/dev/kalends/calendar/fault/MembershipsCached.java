package dev.kalends.calendar.fault;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarVersion;
import dev.kalends.calendar.CalendarVersions;
import dev.kalends.calendar.ViewerState;
import dev.kalends.freshness.RestoreCheck;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeVersion;
import dev.kalends.freshness.ScopeVersions;
import dev.kalends.team.Memberships;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Injected fault: a person's memberships are cached from their first request on, while
 * the versions of these teams are current.
 */
@TestConfiguration(proxyBeanMethods = false)
public class MembershipsCached {

	private final Map<UUID, Memberships> cached = new ConcurrentHashMap<>();

	@Bean
	@Primary
	CalendarVersions faultyVersions(ScopeVersions scopeVersions, Clock clock, RestoreCheck restores) {
		return new CalendarVersions(clock, restores) {

			@Override
			public Optional<ViewerState> read(JdbcOperations jdbc, SignedInPerson signedIn) {
				return super.read(jdbc, signedIn).map((state) -> {
					Memberships memberships = MembershipsCached.this.cached.computeIfAbsent(signedIn.personId(),
							(personId) -> state.memberships());
					TreeMap<String, ScopeVersion> versions = new TreeMap<>(state.version().versions());
					versions.putAll(scopeVersions
						.read(memberships.teamIds().stream().map((teamId) -> Scope.team(teamId).name()).toList()));
					return new ViewerState(state.viewer(), memberships,
							new CalendarVersion(signedIn.personId(), versions));
				});
			}

		};
	}

}
