package dev.kalends.database;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Is down while the database cannot be used. It tells what the watch saw last, so it
 * costs nothing and never waits for a connection.
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
