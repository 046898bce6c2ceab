package dev.kalends.admin.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.kalends.web.Messages;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the charts of the dashboard and their text alternatives.
 */
class DashboardPicturesTests {

	private static final Instant NOW = Instant.parse("2025-10-15T09:00:30Z");

	private final FigureTexts texts = new FigureTexts(new Messages(messages()));

	@BeforeEach
	void useEnglish() {
		LocaleContextHolder.setLocale(Locale.UK);
	}

	@AfterEach
	void resetLocale() {
		LocaleContextHolder.resetLocaleContext();
	}

	@Test
	void stepPathIsLevelPerMinuteWithGapsForMissingValues() {
		StepPath line = StepPath.of(Arrays.asList(1.0, 0.5, null, 0.0, null));
		assertThat(line.line()).isEqualTo("M0 0.0H10V50.0H20M30 100.0H40");
		assertThat(line.area()).isEqualTo("M0 100V0.0H10V50.0H20V100ZM30 100V100.0H40V100Z");
		assertThat(StepPath.of(Arrays.asList(null, null)).line()).isEmpty();
	}

	@Test
	void chartsAreAbsentWithoutData() {
		HourOfSamples hour = new HourOfSamples(List.of(MeterSample.atStart(NOW)));
		assertThat(HitRatePicture.of(hour, this.texts)).isNull();
		assertThat(LoadTimesPicture.of(hour, this.texts)).isNull();
		assertThat(BumpsPicture.of(hour, this.texts)).isNull();
		assertThat(LivePicture.of(hour, this.texts)).isNull();
		assertThat(ChecksPicture.of(hour, this.texts).state()).isEqualTo("none");
	}

	@Test
	void hitRateCoversRecentMinutes() {
		MeterSample earlier = sample(NOW.minusSeconds(1200), 100, 1200, Map.of(), null, 0, 0);
		HitRatePicture picture = HitRatePicture.of(hour(earlier, sample(NOW, 190, 1210, Map.of(), null, 0, 0)),
				this.texts);
		assertThat(picture.large()).isEqualTo("90 %");
		assertThat(picture.largeMeans()).isEqualTo("in the last 5 minutes");
		assertThat(picture.words())
			.isEqualTo("190 of 1,400 calendars were served from the cache in the last hour: 14 %.");
		assertThat(picture.line().line()).startsWith("M390 92.3H400").endsWith("M590 10.0H600");
	}

	@Test
	void hitRateIsUnknownIfCacheIsDisabled() {
		MeterSample bypassed = new MeterSample(NOW, Map.of("bypass",
				times(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), "bypass", 12, Duration.ofMillis(5))),
				new TreeMap<>(), List.of(), null, 0, 0);
		HitRatePicture picture = HitRatePicture.of(hour(bypassed), this.texts);
		assertThat(picture.large()).isEqualTo("–");
		assertThat(picture.words()).isEqualTo("Served without the cache, which is disabled: 12.");
		assertThat(picture.line().line()).isEmpty();
		assertThat(LoadTimesPicture.of(hour(bypassed), this.texts).series()).extracting(LoadTimesPicture.Series::label)
			.containsExactly("Cache disabled");
	}

	@Test
	void responseTimesUseLogarithmicAxis() {
		LoadTimesPicture picture = LoadTimesPicture.of(hour(sample(NOW, 100, 50, Map.of(), null, 0, 0)), this.texts);
		assertThat(picture.series()).extracting(LoadTimesPicture.Series::label).containsExactly("Cache", "Database");
		assertThat(picture.series()).allSatisfy((one) -> assertThat(one.outline()).startsWith("M").contains("V0.0"));
		assertThat(picture.ticks()).extracting(LoadTimesPicture.Tick::label)
			.containsExactly("0.1\u00a0ms", "1\u00a0ms", "10\u00a0ms");
		assertThat(picture.ticks()).extracting(LoadTimesPicture.Tick::at).containsExactly(0, 200, 400);
		assertThat(picture.words()).contains("Cache: 100, median", "Database: 50, median");
	}

	@Test
	void incrementsAreStackedByKind() {
		BumpsPicture picture = BumpsPicture.of(hour(sample(NOW, 0, 0, Map.of("user", 30L, "team", 10L), null, 0, 0)),
				this.texts);
		assertThat(picture.top()).isEqualTo("50");
		assertThat(picture.total()).isEqualTo("40");
		assertThat(picture.bars()).containsExactly(new BumpsPicture.Bar("team", 591, 80, 8, 20),
				new BumpsPicture.Bar("user", 591, 20, 8, 60));
		assertThat(picture.words())
			.isEqualTo("Scope versions were incremented 40 times in the last hour: Teams 10, People 30.");
	}

	@Test
	void liveConnectionsAreShownWithMaximum() {
		MeterSample earlier = sample(NOW.minusSeconds(90), 0, 0, Map.of(), 8L, 0, 0);
		LivePicture picture = LivePicture.of(hour(earlier, sample(NOW, 0, 0, Map.of(), 4L, 0, 0)), this.texts);
		assertThat(picture.large()).isEqualTo("4");
		assertThat(picture.words()).isEqualTo("4 open now, at most 8 in the last hour.");
		assertThat(picture.line().line()).isEqualTo("M570 20.0H580M590 60.0H600");
	}

	@ParameterizedTest
	@CsvSource({ "0, 0, none, 0 differences in 0 checks", "1, 0, same, 0 differences in 1 check",
			"1204, 0, same, '0 differences in 1,204 checks'", "9, 1, different, 1 difference in 9 checks" })
	void differencesAreTotalsSinceStart(long checks, long differences, String state, String words) {
		ChecksPicture picture = ChecksPicture.of(hour(sample(NOW, 0, 0, Map.of(), null, checks, differences)),
				this.texts);
		assertThat(picture.state()).isEqualTo(state);
		assertThat(picture.words()).isEqualTo(words);
		assertThat(picture.minutes()).hasSize(60).last().isEqualTo(state);
		assertThat(picture.minuteWords()).isEqualTo("In the last hour: " + words + ".");
	}

	@Test
	void cacheFillIsShownRelativeToBound() {
		CachePicture heavy = CachePicture.of(new CacheFill("calendar-feed", 1, 16L * 1024 * 1024, 64L * 1024 * 1024),
				this.texts);
		assertThat(heavy)
			.isEqualTo(new CachePicture("calendar-feed", "Calendars", "16\u00a0MB of 64\u00a0MB, 1 entry", "25.0%"));
		assertThat(CachePicture.of(new CacheFill("other", 1500, null, 3000L), this.texts))
			.isEqualTo(new CachePicture("other", "other", "1,500 entries of 3,000", "50.0%"));
		assertThat(CachePicture.of(new CacheFill("free", 2, null, null), this.texts).words()).isEqualTo("2 entries");
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 1", "2, 2", "3, 5", "6, 10", "11, 20", "50, 50", "51, 100" })
	void axesEndAtRoundNumbers(long number, long top) {
		assertThat(BumpsPicture.roundedUp(number)).isEqualTo(top);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 %", "0.0001, 0.1 %", "0.5, 50 %", "0.9951, 99.5 %", "0.99999, 99.9 %", "1, 100 %" })
	void percentageIsRoundedTo100OnlyIfExact(double share, String words) {
		assertThat(this.texts.percent(share)).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource({ "70000, 0.07 ms", "123456, 0.12 ms", "9940000, 9.9 ms", "34000000, 34 ms", "1234000000, 1.2 s" })
	void durationsHaveTwoSignificantDigits(long nanos, String words) {
		assertThat(this.texts.duration(Duration.ofNanos(nanos)).replace('\u00a0', ' ')).isEqualTo(words);
	}

	private static HourOfSamples hour(MeterSample... samples) {
		List<MeterSample> all = new ArrayList<>(List.of(MeterSample.atStart(NOW.minusSeconds(3500))));
		Instant first = samples[0].at().minusSeconds(40);
		all.add(MeterSample.atStart(first));
		all.addAll(List.of(samples));
		return new HourOfSamples(all);
	}

	private static MeterSample sample(Instant at, int hits, int misses, Map<String, Long> bumps, Long live, long checks,
			long differences) {
		PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		SortedMap<String, Long> sorted = new TreeMap<>(bumps);
		return new MeterSample(at,
				Map.of("hit", times(meters, "hit", hits, Duration.ofNanos(700_000)), "miss",
						times(meters, "miss", misses, Duration.ofMillis(12))),
				sorted, List.of(), live, checks, differences);
	}

	private static LoadTimes times(PrometheusMeterRegistry meters, String source, int count, Duration duration) {
		Timer timer = Timer.builder("kalends.feed")
			.tag("cache", source)
			.publishPercentileHistogram()
			.minimumExpectedValue(Duration.ofNanos(20_000))
			.register(meters);
		for (int i = 0; i < count; i++) {
			timer.record(duration);
		}
		return LoadTimes.of(timer);
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		return messages;
	}

}
