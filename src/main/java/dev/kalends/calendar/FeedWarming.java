package dev.kalends.calendar;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kalends.account.SignedInPerson;
import dev.kalends.shared.DaemonThreads;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Preloads feeds after a change, before open pages request them. It remembers the last
 * window and filter of each open page. For the pages affected by a change, each distinct
 * window and filter is loaded once, which also loads the parts that other viewers share.
 * A page that requests a feed while it is loading waits for that load.
 */
@Component
public class FeedWarming implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(FeedWarming.class);

	/**
	 * Maximum memory for remembered parameters, in characters.
	 */
	private static final long MAX_CHARACTERS = 4L * 1024 * 1024;

	private static final int PAGE_OVERHEAD = 200;

	private static final Duration RETENTION = Duration.ofHours(1);

	/**
	 * Maximum number of feeds loaded after one change.
	 */
	private static final int MAX_FEEDS = 50;

	private static final int MAX_QUEUED = 100;

	private final Cache<String, FeedParameters> lastParameters = Caffeine.newBuilder()
		.maximumWeight(MAX_CHARACTERS)
		.weigher((String sessionId, FeedParameters parameters) -> PAGE_OVERHEAD + parameters.length())
		.expireAfterAccess(RETENTION)
		.executor(Runnable::run)
		.build();

	private final CalendarFeed feed;

	private final Counter preloads;

	private final ThreadPoolExecutor executor;

	FeedWarming(CalendarFeed feed, MeterRegistry meters) {
		this.feed = feed;
		this.preloads = Counter.builder("kalends.feed.warmed")
			.description("Windows of open pages that were loaded before the pages asked")
			.register(meters);
		this.executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_QUEUED),
				DaemonThreads.factory("feed-warming-"), new ThreadPoolExecutor.DiscardPolicy());
	}

	/**
	 * Remembers the parameters of a page's last feed request.
	 */
	void remember(SignedInPerson signedIn, FeedParameters parameters) {
		if (signedIn.sessionId() != null) {
			this.lastParameters.put(signedIn.sessionId(), parameters);
		}
	}

	/**
	 * Schedules the preloading of these people's open pages and returns immediately.
	 */
	public void warm(Collection<SignedInPerson> viewers) {
		if (!viewers.isEmpty()) {
			this.executor.execute(() -> load(viewers));
		}
	}

	private void load(Collection<SignedInPerson> viewers) {
		Set<String> loaded = new HashSet<>();
		for (SignedInPerson viewer : viewers) {
			FeedParameters parameters = parametersOf(viewer);
			if (parameters != null && loaded.size() < MAX_FEEDS && loaded.add(parameters.toString())) {
				try {
					this.feed.read(viewer, parameters);
					this.preloads.increment();
				}
				catch (RuntimeException ex) {
					logger.debug("A feed could not be preloaded", ex);
				}
			}
		}
	}

	private @Nullable FeedParameters parametersOf(SignedInPerson viewer) {
		return (viewer.sessionId() != null) ? this.lastParameters.getIfPresent(viewer.sessionId()) : null;
	}

	@Override
	public void destroy() {
		this.executor.shutdown();
	}

}
