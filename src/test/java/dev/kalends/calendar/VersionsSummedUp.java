package dev.kalends.calendar;

import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import dev.kalends.account.SignedInPerson;
import dev.kalends.freshness.RestoreCheck;
import dev.kalends.freshness.ScopeVersion;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * A planted fault: the key of a feed has the sum of the numbers instead of each version.
 * A person who leaves one team while another one changes comes back to a number that
 * stood for something else.
 */
@TestConfiguration(proxyBeanMethods = false)
class VersionsSummedUp {

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
	 * Tells the version of one scope when asked for it, and only the sum of all when
	 * asked for all.
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
