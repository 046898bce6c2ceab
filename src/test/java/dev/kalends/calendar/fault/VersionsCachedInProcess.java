package dev.kalends.calendar.fault;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarVersions;
import dev.kalends.calendar.ViewerState;
import dev.kalends.freshness.RestoreCheck;
import dev.kalends.freshness.ScopeVersionsIncremented;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Injected fault: a node caches versions until it changes something itself, so it misses
 * changes of other nodes.
 */
@TestConfiguration(proxyBeanMethods = false)
public class VersionsCachedInProcess {

	private final Map<SignedInPerson, Optional<ViewerState>> cached = new ConcurrentHashMap<>();

	@Bean
	@Primary
	CalendarVersions faultyVersions(Clock clock, RestoreCheck restores) {
		return new CalendarVersions(clock, restores) {

			@Override
			public Optional<ViewerState> read(JdbcOperations jdbc, SignedInPerson signedIn) {
				return VersionsCachedInProcess.this.cached.computeIfAbsent(signedIn,
						(person) -> super.read(jdbc, person));
			}

		};
	}

	@EventListener
	void changed(ScopeVersionsIncremented incremented) {
		this.cached.clear();
	}

}
