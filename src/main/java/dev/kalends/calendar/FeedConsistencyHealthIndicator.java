package dev.kalends.calendar;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports DOWN after a cached feed of this node was found to differ from the database. It
 * stays DOWN until the process restarts, because it is unknown who has seen which data.
 * The remedy is to disable the cache.
 */
@Component
public class FeedConsistencyHealthIndicator implements HealthIndicator {

	public static final String CHECKS = "kalends.feed.consistency.checks";

	public static final String STALE = "kalends.feed.consistency.stale";

	private final Counter checks;

	private final Counter stale;

	/**
	 * Registers the counters, so that they exist before the first check.
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
