package dev.kalends.database;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Reports DOWN while the database cannot be used. It returns the last result of the
 * watch, so it needs no connection and never blocks.
 */
class DatabaseHealthIndicator implements HealthIndicator {

	private final DatabaseWatch watch;

	DatabaseHealthIndicator(DatabaseWatch watch) {
		this.watch = watch;
	}

	@Override
	public Health health() {
		@Nullable Outage outage = this.watch.outage();
		return (outage == null) ? Health.up().build() : Health.down().withDetail("reason", outage).build();
	}

}
