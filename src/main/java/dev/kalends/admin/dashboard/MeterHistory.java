package dev.kalends.admin.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.kalends.calendar.FeedConsistencyHealthIndicator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Samples the meters of this node every ten seconds and keeps one hour in memory, so that
 * the dashboard needs no external metrics system.
 */
@Component
class MeterHistory {

	private static final Duration KEPT = Duration.ofMinutes(HourOfSamples.MINUTES);

	private final MeterRegistry meters;

	private final CacheManager caches;

	private final Clock clock;

	private final Deque<MeterSample> samples = new ArrayDeque<>();

	MeterHistory(MeterRegistry meters, CacheManager caches, Clock clock) {
		this.meters = meters;
		this.caches = caches;
		this.clock = clock;
		this.samples.add(MeterSample.atStart(clock.instant()));
	}

	/**
	 * Takes a sample and removes samples that are no longer needed. One sample from
	 * before the hour is kept as the baseline for differences.
	 */
	@Scheduled(fixedRateString = "PT10S")
	synchronized void take() {
		MeterSample sample = read();
		// If the clock was set back, drop samples from the future.
		this.samples.removeIf((earlier) -> earlier.at().isAfter(sample.at()));
		Instant oldest = sample.at().minus(KEPT);
		while (this.samples.size() > 1 && !second().at().isAfter(oldest)) {
			this.samples.removeFirst();
		}
		this.samples.addLast(sample);
	}

	private MeterSample second() {
		return this.samples.stream().skip(1).findFirst().orElseThrow();
	}

	synchronized HourOfSamples lastHour() {
		return new HourOfSamples(List.copyOf(this.samples));
	}

	private MeterSample read() {
		Map<String, LoadTimes> feeds = new TreeMap<>();
		for (Timer timer : this.meters.find("kalends.feed").timers()) {
			feeds.put(tag(timer, "cache"), LoadTimes.of(timer));
		}
		SortedMap<String, Long> bumps = new TreeMap<>();
		for (Counter counter : this.meters.find("kalends.scope.bumps").counters()) {
			bumps.merge(tag(counter, "scope"), (long) counter.count(), Long::sum);
		}
		return new MeterSample(this.clock.instant(), feeds, bumps, fills(), liveConnections(),
				count(FeedConsistencyHealthIndicator.CHECKS), count(FeedConsistencyHealthIndicator.STALE));
	}

	private static String tag(Meter meter, String name) {
		String value = meter.getId().getTag(name);
		return (value != null) ? value : "";
	}

	private List<CacheFill> fills() {
		return new TreeSet<>(this.caches.getCacheNames()).stream()
			.map(this.caches::getCache)
			.flatMap((cache) -> (cache instanceof CaffeineCache caffeine) ? Stream.of(caffeine) : Stream.empty())
			.map((cache) -> CacheFill.of(cache.getName(), cache.getNativeCache()))
			.toList();
	}

	private @Nullable Long liveConnections() {
		Collection<Gauge> gauges = this.meters.find("kalends.live.connections").gauges();
		return gauges.isEmpty() ? null : Math.round(gauges.stream().mapToDouble(Gauge::value).sum());
	}

	private long count(String counter) {
		return (long) this.meters.find(counter).counters().stream().mapToDouble(Counter::count).sum();
	}

}
