package dev.kalends.calendar;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

import dev.kalends.account.SignedInPerson;
import dev.kalends.freshness.RestoreCheck;
import dev.kalends.freshness.Snapshots;
import dev.kalends.workitem.query.TimeWindow;
import dev.kalends.workitem.query.WorkItemFilter;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Injected fault: the items of a feed are read shortly before the version under which
 * they are cached.
 */
@TestConfiguration(proxyBeanMethods = false)
public class DataReadBeforeVersion {

	private static final ThreadLocal<Map<FeedPartId, List<FeedItem>>> READ_FIRST = new ThreadLocal<>();

	@Bean
	@Primary
	CalendarVersions faultyVersions(Snapshots snapshots, Clock clock, RestoreCheck restores) {
		FeedItemQuery query = new FeedItemQuery();
		return new CalendarVersions(clock, restores) {

			@Override
			public Optional<ViewerState> read(JdbcOperations jdbc, SignedInPerson signedIn) {
				Optional<ViewerState> person = super.read(jdbc, signedIn);
				person.ifPresent((state) -> {
					FeedRequest request = FeedParameters.of(parameters()).resolve(state);
					READ_FIRST.set(snapshots.read((snapshot) -> query.find(snapshot,
							request.partIds(state.memberships()), request.filter(), request.window(), (count) -> {
							})));
				});
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
				return super.read(jdbc, signedIn);
			}

		};
	}

	private static Map<String, String[]> parameters() {
		return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest()
			.getParameterMap();
	}

	@Bean
	@Primary
	FeedItemQuery faultyItems() {
		return new FeedItemQuery() {

			@Override
			public Map<FeedPartId, List<FeedItem>> find(JdbcOperations snapshot, List<? extends FeedPartId> partIds,
					WorkItemFilter filter, TimeWindow window, IntConsumer rows) {
				Map<FeedPartId, List<FeedItem>> found = new HashMap<>();
				partIds.forEach((partId) -> found.put(partId, READ_FIRST.get().getOrDefault(partId, List.of())));
				return found;
			}

		};
	}

}
