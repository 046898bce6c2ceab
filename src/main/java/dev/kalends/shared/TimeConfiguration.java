package dev.kalends.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one clock of the application. Nothing else may ask for the time, so that tests can
 * set it.
 */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

	/**
	 * Ticks in microseconds, which is what the databases keep.
	 */
	@Bean
	Clock clock() {
		return new MicrosecondClock(Clock.systemUTC());
	}

	/**
	 * A clock that shows whole microseconds. {@link Clock#tick} cannot be used: its
	 * {@code millis()} fails on ticks shorter than a millisecond.
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
