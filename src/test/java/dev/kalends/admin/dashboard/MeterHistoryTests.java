package dev.kalends.admin.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kalends.calendar.FeedConsistencyHealthIndicator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.cache.caffeine.CaffeineCacheManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests the figures of the last hour, which are derived from samples taken every ten
 * seconds. The clock is simulated.
 */
class MeterHistoryTests {

	private static final Instant START = Instant.parse("2025-10-15T08:00:05Z");

	private final SteppingClock clock = new SteppingClock();

	private final MeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final CaffeineCacheManager caches = new CaffeineCacheManager();

	private final MeterHistory history = new MeterHistory(this.meters, this.caches, this.clock);

	@Test
	void figuresAreEmptyBeforeFirstSample() {
		HourOfSamples hour = this.history.lastHour();
		assertThat(hour.total().hasLookups()).isFalse();
		assertThat(hour.total().allBumps()).isZero();
		assertThat(hour.total().liveConnections()).isNull();
		assertThat(hour.total().hitRate()).isZero();
		assertThat(hour.minutes()).hasSize(60).containsOnlyNulls();
	}

	@Test
	void minutesContainDifferencesBetweenSamples() {
		read("hit", 3, Duration.ofMillis(1));
		read("miss", 1, Duration.ofMillis(9));
		pass(Duration.ofMinutes(1));
		read("hit", 1, Duration.ofMillis(1));
		read("miss", 3, Duration.ofMillis(9));
		pass(Duration.ofMinutes(2));
		HourOfSamples hour = this.history.lastHour();
		List<MeterSample> measured = hour.minutes().stream().filter(Objects::nonNull).toList();
		assertThat(measured).hasSize(4);
		assertThat(measured).extracting(MeterSample::hasLookups).containsExactly(true, true, false, false);
		assertThat(measured.get(0).hitRate()).isEqualTo(0.75);
		assertThat(measured.get(1).hitRate()).isEqualTo(0.25);
		assertThat(hour.total().hits()).isEqualTo(4);
		assertThat(hour.total().misses()).isEqualTo(4);
		assertThat(hour.total().hitRate()).isEqualTo(0.5);
	}

	@Test
	void samplesOlderThanAnHourAreDropped() {
		read("hit", 5, Duration.ofMillis(1));
		pass(Duration.ofMinutes(30));
		read("hit", 2, Duration.ofMillis(1));
		pass(Duration.ofMinutes(40));
		assertThat(this.history.lastHour().total().hits()).isEqualTo(2);
		assertThat(this.history.lastHour().recent().hits()).isZero();
		pass(Duration.ofMinutes(30));
		assertThat(this.history.lastHour().total().hits()).isZero();
		assertThat(this.history.lastHour().newest().hits()).isEqualTo(7);
		assertThat(this.history.lastHour().minutes()).hasSize(60).doesNotContainNull();
	}

	@Test
	void clockSetBackRestartsTheHour() {
		read("hit", 5, Duration.ofMillis(1));
		pass(Duration.ofMinutes(10));
		this.clock.now = START.minus(Duration.ofHours(1));
		this.history.take();
		assertThat(this.history.lastHour().total().hits()).isZero();
		read("hit", 2, Duration.ofMillis(1));
		pass(Duration.ofMinutes(1));
		assertThat(this.history.lastHour().total().hits()).isEqualTo(2);
	}

	@Test
	void quantilesAreInterpolatedWithinBuckets() {
		read("hit", 90, Duration.ofMillis(1));
		read("hit", 10, Duration.ofMillis(100));
		pass(Duration.ofMinutes(2));
		LoadTimes times = this.history.lastHour().total().feed("hit");
		assertThat(times.count()).isEqualTo(100);
		assertThat(times.mean()).contains(Duration.ofNanos(10_900_000));
		assertThat(millis(times, 0.5)).isCloseTo(1, within(0.4));
		assertThat(millis(times, 0.9)).isCloseTo(1, within(0.4));
		assertThat(millis(times, 0.95)).isCloseTo(100, within(25.0));
		read("hit", 100, Duration.ofMillis(10));
		pass(Duration.ofMinutes(1));
		assertThat(millis(this.history.lastHour().minutes().get(59), 0.5)).isNaN();
		assertThat(millis(this.history.lastHour().minutes().get(58), 0.5)).isCloseTo(10, within(3.0));
		assertThat(this.history.lastHour().total().feed("miss").within(0.5)).isEmpty();
		assertThat(this.history.lastHour().total().feed("miss").mean()).isEmpty();
	}

	@Test
	void meanIsKnownWithoutBuckets() {
		SimpleMeterRegistry simple = new SimpleMeterRegistry();
		MeterHistory history = new MeterHistory(simple, this.caches, this.clock);
		timer(simple, "miss").record(Duration.ofMillis(4));
		this.clock.now = START.plusSeconds(10);
		history.take();
		LoadTimes times = history.lastHour().total().feed("miss");
		assertThat(times.mean()).contains(Duration.ofMillis(4));
		assertThat(times.within(0.5)).isEmpty();
		assertThat(times.steps()).isEmpty();
	}

	@Test
	void incrementsAreDifferencesAndChecksAreTotals() {
		AtomicInteger live = new AtomicInteger(3);
		this.meters.gauge("kalends.live.connections", live);
		this.meters.counter("kalends.scope.bumps", "scope", "user").increment(4);
		this.meters.counter("kalends.scope.bumps", "scope", "team").increment(2);
		new FeedConsistencyHealthIndicator(this.meters);
		this.meters.counter("kalends.feed.consistency.checks").increment(7);
		pass(Duration.ofMinutes(70));
		this.meters.counter("kalends.scope.bumps", "scope", "everyone").increment();
		this.meters.counter("kalends.feed.consistency.stale").increment();
		live.set(5);
		pass(Duration.ofMinutes(1));
		HourOfSamples hour = this.history.lastHour();
		assertThat(hour.total().bumps()).containsEntry("everyone", 1L).containsEntry("user", 0L);
		assertThat(hour.total().checks()).isZero();
		assertThat(hour.total().differences()).isOne();
		assertThat(hour.newest().checks()).isEqualTo(7);
		assertThat(hour.newest().liveConnections()).isEqualTo(5);
		assertThat(Objects.requireNonNull(hour.minutes().get(0)).liveConnections()).isEqualTo(3);
	}

	@Test
	void cacheFillIsRelativeToBound() {
		this.caches.registerCustomCache("heavy",
				Caffeine.newBuilder()
					.maximumWeight(1000)
					.weigher((key, value) -> 100)
					.executor(Runnable::run)
					.buildAsync());
		this.caches.registerCustomCache("counted", Caffeine.newBuilder().maximumSize(10).build());
		this.caches.registerCustomCache("free", Caffeine.newBuilder().build());
		Objects.requireNonNull(this.caches.getCache("heavy")).put("a", "value");
		Objects.requireNonNull(this.caches.getCache("heavy")).put("b", "value");
		Objects.requireNonNull(this.caches.getCache("counted")).put("a", "value");
		this.history.take();
		assertThat(this.history.lastHour().newest().caches()).containsExactly(new CacheFill("counted", 1, null, 10L),
				new CacheFill("free", 0, null, null), new CacheFill("heavy", 2, 200L, 1000L));
		assertThat(this.history.lastHour().newest().caches()).extracting(CacheFill::share)
			.containsExactly(0.1, 0.0, 0.2);
	}

	@Test
	void healthIsDownAfterFirstDifference() {
		FeedConsistencyHealthIndicator indicator = new FeedConsistencyHealthIndicator(this.meters);
		assertThat(this.meters.find("kalends.feed.consistency.stale").counter()).isNotNull();
		assertThat(this.meters.find("kalends.feed.consistency.checks").counter()).isNotNull();
		assertThat(indicator.health().getStatus().getCode()).isEqualTo("UP");
		this.meters.counter("kalends.feed.consistency.checks").increment();
		assertThat(indicator.health().getStatus().getCode()).isEqualTo("UP");
		this.meters.counter("kalends.feed.consistency.stale").increment();
		assertThat(indicator.health().getStatus().getCode()).isEqualTo("DOWN");
		assertThat(indicator.health().getDetails()).containsEntry("checks", 1L).containsEntry("differences", 1L);
	}

	private static double millis(LoadTimes times, double share) {
		return times.within(share).map((time) -> time.toNanos() / 1e6).orElse(Double.NaN);
	}

	private static double millis(MeterSample sample, double share) {
		return millis(sample.feed("hit"), share);
	}

	private void read(String source, int times, Duration duration) {
		Timer timer = timer(this.meters, source);
		IntStream.range(0, times).forEach((i) -> timer.record(duration));
	}

	private static Timer timer(MeterRegistry meters, String source) {
		return Timer.builder("kalends.feed")
			.tag("cache", source)
			.publishPercentileHistogram()
			.minimumExpectedValue(Duration.ofNanos(20_000))
			.register(meters);
	}

	private void pass(Duration duration) {
		Instant end = this.clock.now.plus(duration);
		while (this.clock.now.isBefore(end)) {
			this.clock.now = this.clock.now.plusSeconds(10);
			this.history.take();
		}
	}

	private static final class SteppingClock extends Clock {

		private Instant now = START;

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

}
