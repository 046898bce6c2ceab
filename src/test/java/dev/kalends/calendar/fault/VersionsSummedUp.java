package dev.kalends.calendar.fault;

import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarVersion;
import dev.kalends.calendar.CalendarVersions;
import dev.kalends.calendar.ViewerState;
import dev.kalends.freshness.RestoreCheck;
import dev.kalends.freshness.ScopeVersion;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Injected fault: the key of a feed contains the sum of the version numbers instead of
 * each version. If a person leaves one team while another one changes, the sum is the
 * same for different states.
 */
@TestConfiguration(proxyBeanMethods = false)
public class VersionsSummedUp {

	@Bean
	@Primary
	CalendarVersions faultyVersions(Clock clock, RestoreCheck restores) {
		return new CalendarVersions(clock, restores) {

			@Override
			public Optional<ViewerState> read(JdbcOperations jdbc, SignedInPerson signedIn) {
				return super.read(jdbc, signedIn).map((state) -> new ViewerState(state.viewer(), state.memberships(),
						new CalendarVersion(signedIn.personId(), new Summed(state.version().versions()))));
			}

		};
	}

	/**
	 * Returns individual versions unchanged, but only the sum of all numbers when
	 * iterated.
	 */
	private static final class Summed extends TreeMap<String, ScopeVersion> {

		private static final long serialVersionUID = 1;

		Summed(SortedMap<String, ScopeVersion> versions) {
			super(versions);
		}

		@Override
		public void forEach(BiConsumer<? super String, ? super ScopeVersion> action) {
			action.accept("sum", new ScopeVersion(values().stream().mapToLong(ScopeVersion::number).sum(), 0));
		}

	}

}
