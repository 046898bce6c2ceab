package dev.kalends.calendar;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarFeed.FeedAnswer;
import dev.kalends.freshness.Snapshots;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

/**
 * The feed with its cache disabled, for comparison.
 */
class UncachedFeed {

	private final CalendarFeed feed;

	UncachedFeed(CalendarVersions versions, FeedParts parts, Snapshots snapshots, JdbcTemplate jdbc) {
		this.feed = new CalendarFeed(versions, parts, Caffeine.newBuilder().buildAsync(),
				new FeedCacheProperties(false, Duration.ofMinutes(1), DataSize.ofMegabytes(1)), snapshots, jdbc,
				new SimpleMeterRegistry());
	}

	Optional<FeedAnswer> read(SignedInPerson signedIn, Map<String, String[]> parameters) {
		return this.feed.read(signedIn, FeedParameters.of(parameters));
	}

}
