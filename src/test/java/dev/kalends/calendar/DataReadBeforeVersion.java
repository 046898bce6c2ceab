package dev.kalends.calendar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kalends.account.SignedInPerson;
import dev.kalends.freshness.Snapshots;
import dev.kalends.workitem.CalendarItem;
import dev.kalends.workitem.CalendarItemQuery;
import dev.kalends.workitem.CalendarPart;
import dev.kalends.workitem.TimeWindow;
import dev.kalends.workitem.WorkItemFilter;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * A planted fault: the items of a feed are read before the version that they are kept
 * under.
 */
@TestConfiguration(proxyBeanMethods = false)
class DataReadBeforeVersion {

	private static final ThreadLocal<Map<CalendarPart, List<CalendarItem>>> READ_FIRST = new ThreadLocal<>();

	@Bean
	@Primary
	CalendarVersions faultyVersions(Snapshots snapshots, FeedStorm.Question question) {
		CalendarItemQuery query = new CalendarItemQuery();
		return new CalendarVersions() {

			@Override
			public Optional<Versioned> read(JdbcOperations jdbc, SignedInPerson signedIn) {
				Optional<Versioned> person = super.read(jdbc, signedIn);
				person.ifPresent((versioned) -> {
					FeedRequest request = FeedRequest.parse(question.parameters(), versioned.viewer(),
							versioned.memberships());
					READ_FIRST.set(snapshots.read((snapshot) -> query.find(snapshot,
							request.parts(versioned.memberships()), request.filter(), request.window())));
				});
				return super.read(jdbc, signedIn);
			}

		};
	}

	@Bean
	@Primary
	CalendarItemQuery faultyItems() {
		return new CalendarItemQuery() {

			@Override
			public Map<CalendarPart, List<CalendarItem>> find(JdbcOperations snapshot,
					List<? extends CalendarPart> parts, WorkItemFilter filter, TimeWindow window) {
				Map<CalendarPart, List<CalendarItem>> found = new HashMap<>(READ_FIRST.get());
				found.keySet().retainAll(parts);
				return found;
			}

		};
	}

	@Bean
	FeedStorm.Question question() {
		return new FeedStorm.Question(Map.of("start", "2025-10-01", "end", "2025-11-01"));
	}

}
