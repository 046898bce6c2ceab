package dev.kalends.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The only clock of the application. Inject it instead of asking the system for the time,
 * so that tests can set the time.
 */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

	/**
	 * Ticks in microseconds, the precision of the database columns.
	 */
	@Bean
	Clock clock() {
		return new MicrosecondClock(Clock.systemUTC());
	}

	/**
	 * A clock with a precision of one microsecond. {@link Clock#tick} cannot be used: its
	 * {@code millis()} fails for ticks shorter than a millisecond.
	 */
	private static final class MicrosecondClock extends Clock {

		private final Clock precise;

		MicrosecondClock(Clock precise) {
			this.precise = precise;
		}

		@Override
		public ZoneId getZone() {
			return this.precise.getZone();
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return new MicrosecondClock(this.precise.withZone(zone));
		}

		@Override
		public Instant instant() {
			return this.precise.instant().truncatedTo(ChronoUnit.MICROS);
		}

	}

}
