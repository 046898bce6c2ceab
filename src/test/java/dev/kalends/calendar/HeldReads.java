package dev.kalends.calendar;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

import dev.kalends.freshness.HeldCommits.Hold;
import dev.kalends.workitem.query.TimeWindow;
import dev.kalends.workitem.query.WorkItemFilter;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Pauses a reader that has loaded items but not cached them yet.
 */
@TestConfiguration(proxyBeanMethods = false)
class HeldReads {

	private final AtomicReference<Hold> next = new AtomicReference<>();

	/**
	 * Pauses the next reader that reaches this point.
	 */
	Hold holdNext() {
		Hold hold = new Hold();
		this.next.set(hold);
		return hold;
	}

	@Bean
	@Primary
	FeedItemQuery holdingItems() {
		return new FeedItemQuery() {

			@Override
			public Map<FeedPartId, List<FeedItem>> find(JdbcOperations snapshot, List<? extends FeedPartId> partIds,
					WorkItemFilter filter, TimeWindow window, IntConsumer rows) {
				Map<FeedPartId, List<FeedItem>> found = super.find(snapshot, partIds, filter, window, rows);
				Hold hold = HeldReads.this.next.getAndSet(null);
				if (hold != null) {
					hold.stop();
				}
				return found;
			}

		};
	}

}
