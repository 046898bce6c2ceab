package dev.kalends.calendar;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Is down from the moment on which a cached feed of this node was found to differ from
 * the database. It stays down until the process is started again, because nobody knows
 * who has seen what; the way back is to switch the cache off.
 */
@Component
public class FeedConsistencyHealthIndicator implements HealthIndicator {

	public static final String CHECKS = "kalends.feed.consistency.checks";

	public static final String STALE = "kalends.feed.consistency.stale";

	private final Counter checks;

	private final Counter stale;

	/**
	 * Makes the counters, so that they are there from the start.
	 */
	public FeedConsistencyHealthIndicator(MeterRegistry meters) {
		this.checks = Counter.builder(CHECKS)
			.description("Cached feeds that were compared with the database")
			.register(meters);
		this.stale = Counter.builder(STALE)
			.description("Cached feeds that differed from the database")
			.register(meters);
	}

	@Override
	public Health health() {
		Health.Builder health = (this.stale.count() > 0) ? Health.down() : Health.up();
		return health.withDetail("checks", (long) this.checks.count())
			.withDetail("differences", (long) this.stale.count())
			.build();
	}

}
