package dev.kalends.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kalends.account.Role;
import dev.kalends.account.SignedInPerson;
import dev.kalends.account.Viewer;
import dev.kalends.calendar.CalendarFeed.CacheStatus;
import dev.kalends.calendar.CalendarFeed.FeedAnswer;
import dev.kalends.freshness.ScopeVersion;
import dev.kalends.freshness.Snapshots;
import dev.kalends.team.Memberships;
import dev.kalends.web.ApplicationPath;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.mockito.junit.jupiter.MockitoSettings;
import org.mockito.quality.Strictness;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

/**
 * How the feed uses its cache: only unchanged data is cached, and cache failures do not
 * fail requests.
 */
@ExtendWith(MockitoExtension.class)
@MockitoSettings(strictness = Strictness.LENIENT)
class CalendarFeedTests {

	private static final FeedParameters OCTOBER = FeedParameters
		.of(Map.of("start", new String[] { "2025-10-01" }, "end", new String[] { "2025-11-01" }));

	private final Viewer ann = new Viewer(UUID.randomUUID(), "ann", "Ann", Role.USER, ZoneId.of("UTC"));

	private final SignedInPerson signedIn = new SignedInPerson(this.ann.id(), 0);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final AsyncCache<FeedKey, FeedBody> cache = Caffeine.newBuilder().executor(Runnable::run).buildAsync();

	private final AsyncCache<FeedKey, FeedPart> parts = Caffeine.newBuilder().executor(Runnable::run).buildAsync();

	@Mock
	private CalendarVersions versions;

	@Mock
	private FeedItemQuery items;

	@Mock
	private Snapshots snapshots;

	@Mock
	private JdbcTemplate jdbc;

	@BeforeEach
	void stubSnapshots() {
		willAnswer((call) -> call.getArgument(0, Function.class).apply(this.jdbc)).given(this.snapshots).read(any());
		given(this.items.find(any(), any(), any(), any(), any())).willAnswer((call) -> noItems(call.getArgument(1)));
	}

	@Test
	void missIsCachedAndNextReadIsHit() {
		versions(1, 1, 1);
		CalendarFeed feed = feed(this.cache, true);
		assertThat(read(feed).status()).isEqualTo(CacheStatus.STORED);
		assertThat(read(feed).status()).isEqualTo(CacheStatus.HIT);
		verify(this.items, times(1)).find(any(), any(), any(), any(), any());
	}

	@Test
	void dataChangedDuringReadIsNotCached() {
		versions(1, 2, 2, 2, 2);
		CalendarFeed feed = feed(this.cache, true);
		FeedAnswer answer = read(feed);
		assertThat(answer.status()).isEqualTo(CacheStatus.STORED);
		assertThat(answer.version()).isEqualTo(version(2));
		assertThat(this.cache.asMap()).hasSize(1);
		verify(this.items, times(2)).find(any(), any(), any(), any(), any());
	}

	@Test
	void constantlyChangingCalendarIsReadFromSnapshotWithoutCaching() {
		versions(1, 2, 3, 4, 5, 6, 7);
		FeedAnswer answer = read(feed(this.cache, true));
		assertThat(answer.status()).isEqualTo(CacheStatus.MISS);
		assertThat(answer.version()).isEqualTo(version(7));
		assertThat(this.cache.asMap()).isEmpty();
	}

	@Test
	void invalidSessionGetsNoFeed() {
		given(this.versions.read(any(), any())).willReturn(Optional.empty());
		assertThat(feed(this.cache, true).read(this.signedIn, OCTOBER)).isEmpty();
		assertThat(feed(this.cache, false).read(this.signedIn, OCTOBER)).isEmpty();
	}

	@Test
	void personDisabledDuringReadGetsNoFeed() {
		given(this.versions.read(any(), any())).willReturn(Optional.of(state(1)), Optional.empty());
		assertThat(feed(this.cache, true).read(this.signedIn, OCTOBER)).isEmpty();
		assertThat(this.cache.asMap()).isEmpty();
	}

	@Test
	void failingCacheIsBypassed() {
		versions(1, 1, 1);
		AsyncCache<FeedKey, FeedBody> failing = mock();
		given(failing.getIfPresent(any())).willThrow(new IllegalStateException("out of order"));
		FeedAnswer answer = read(feed(failing, true));
		assertThat(answer.status()).isEqualTo(CacheStatus.MISS);
		assertThat(new String(answer.body().json(), StandardCharsets.UTF_8)).isEqualTo("[]");
		assertThat(this.meters.counter("kalends.feed.cache.failures").count()).isOne();
	}

	@Test
	void disabledCacheReadsEveryFeedFromDatabase() {
		versions(1, 1);
		CalendarFeed feed = feed(this.cache, false);
		assertThat(read(feed).status()).isEqualTo(CacheStatus.BYPASS);
		assertThat(read(feed).status()).isEqualTo(CacheStatus.BYPASS);
		assertThat(this.cache.asMap()).isEmpty();
	}

	@Test
	void failedLoadLeavesNoEntry() {
		versions(1, 1, 1, 1);
		CalendarFeed feed = feed(this.cache, true);
		given(this.items.find(any(), any(), any(), any(), any())).willThrow(new IllegalStateException("no database"))
			.willAnswer((call) -> noItems(call.getArgument(1)));
		assertThatIllegalStateException().isThrownBy(() -> read(feed));
		assertThat(this.cache.asMap()).isEmpty();
		assertThat(read(feed).status()).isEqualTo(CacheStatus.STORED);
	}

	@Test
	void concurrentRequestWaitsForRunningLoad() throws Exception {
		given(this.versions.read(any(), any())).willReturn(Optional.of(state(1)));
		CalendarFeed feed = feed(this.cache, true);
		CountDownLatch loading = new CountDownLatch(1);
		CountDownLatch proceed = new CountDownLatch(1);
		willAnswer((call) -> {
			loading.countDown();
			assertThat(proceed.await(60, TimeUnit.SECONDS)).isTrue();
			return noItems(call.getArgument(1));
		}).given(this.items).find(any(), any(), any(), any(), any());
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			Future<FeedAnswer> first = threads.submit(() -> read(feed));
			assertThat(loading.await(60, TimeUnit.SECONDS)).isTrue();
			Future<FeedAnswer> second = threads.submit(() -> read(feed));
			proceed.countDown();
			assertThat(first.get().status()).isEqualTo(CacheStatus.STORED);
			assertThat(second.get().status()).isEqualTo(CacheStatus.HIT);
			verify(this.items, times(1)).find(any(), any(), any(), any(), any());
		}
		finally {
			threads.shutdownNow();
		}
	}

	private void versions(long... numbers) {
		Optional<ViewerState>[] rest = rest(numbers);
		given(this.versions.read(any(), any())).willReturn(Optional.of(state(numbers[0])), rest);
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private Optional<ViewerState>[] rest(long[] numbers) {
		Optional[] rest = new Optional[numbers.length - 1];
		for (int i = 1; i < numbers.length; i++) {
			rest[i - 1] = Optional.of(state(numbers[i]));
		}
		return rest;
	}

	private FeedAnswer read(CalendarFeed feed) {
		return feed.read(this.signedIn, OCTOBER).orElseThrow();
	}

	private ViewerState state(long number) {
		return new ViewerState(this.ann, Memberships.none(this.ann.id()), version(number));
	}

	private CalendarVersion version(long number) {
		return new CalendarVersion(this.ann.id(), new TreeMap<>(
				Map.of("everyone", new ScopeVersion(1, 1), "user:" + this.ann.id(), new ScopeVersion(number, number))));
	}

	private CalendarFeed feed(AsyncCache<FeedKey, FeedBody> entries, boolean enabled) {
		FeedParts feedParts = new FeedParts(this.versions, this.items, this.parts, this.snapshots, this.jdbc,
				new ApplicationPath(""), JsonMapper.builder().build(), FeedMemory.of(Integer.MAX_VALUE), this.meters);
		return new CalendarFeed(this.versions, feedParts, entries,
				new FeedCacheProperties(enabled, Duration.ofMinutes(5), DataSize.ofMegabytes(64)), this.snapshots,
				this.jdbc, this.meters);
	}

	private static Map<FeedPartId, List<FeedItem>> noItems(List<FeedPartId> partIds) {
		return (partIds == null) ? Map.of()
				: partIds.stream().collect(Collectors.toMap(Function.identity(), (part) -> List.of()));
	}

}
