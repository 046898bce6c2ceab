package dev.kalends.calendar;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kalends.account.SignedInPerson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Loads, after a change, what open pages are about to ask for. It remembers the last
 * window and filter of each page that listens; of all pages that a change concerns, one
 * for each window and filter is loaded, and with it the parts that the others share. A
 * page that asks while its window is being loaded waits for that load instead of making
 * one of its own.
 */
@Component
public class FeedWarming implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(FeedWarming.class);

	/**
	 * The memory for what pages show, in characters.
	 */
	private static final long MAX_CHARACTERS = 4L * 1024 * 1024;

	private static final int PAGE_OVERHEAD = 200;

	private static final Duration REMEMBERED = Duration.ofHours(1);

	/**
	 * The most windows that are loaded after one change.
	 */
	private static final int MAX_WINDOWS = 50;

	private static final int MAX_WAITING = 100;

	private final Cache<String, Map<String, String[]>> asked = Caffeine.newBuilder()
		.maximumWeight(MAX_CHARACTERS)
		.weigher(FeedWarming::weight)
		.expireAfterAccess(REMEMBERED)
		.executor(Runnable::run)
		.build();

	private final CalendarFeed feed;

	private final Counter warmed;

	private final ThreadPoolExecutor executor;

	FeedWarming(CalendarFeed feed, MeterRegistry meters) {
		this.feed = feed;
		this.warmed = Counter.builder("kalends.feed.warmed")
			.description("Windows of open pages that were loaded before the pages asked")
			.register(meters);
		CustomizableThreadFactory threads = new CustomizableThreadFactory("feed-warming-");
		threads.setDaemon(true);
		this.executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING),
				threads, new ThreadPoolExecutor.DiscardPolicy());
	}

	/**
	 * Notes what a page shows now. Parameters that a feed does not have are left out.
	 */
	void asked(SignedInPerson signedIn, Map<String, String[]> parameters) {
		if (signedIn.sessionId() != null) {
			Map<String, String[]> known = new HashMap<>(parameters);
			known.keySet().retainAll(FeedRequest.PARAMETERS);
			this.asked.put(signedIn.sessionId(), known);
		}
	}

	private static int weight(String sessionId, Map<String, String[]> parameters) {
		return PAGE_OVERHEAD + parameters.values().stream().flatMap(Arrays::stream).mapToInt(String::length).sum();
	}

	/**
	 * Loads what the pages of these people show, soon and without anybody waiting for it.
	 */
	public void warm(Collection<SignedInPerson> listeners) {
		if (!listeners.isEmpty()) {
			this.executor.execute(() -> load(listeners));
		}
	}

	private void load(Collection<SignedInPerson> listeners) {
		Set<String> loaded = new HashSet<>();
		for (SignedInPerson listener : listeners) {
			Map<String, String[]> parameters = parametersOf(listener);
			if (parameters != null && loaded.size() < MAX_WINDOWS && loaded.add(text(parameters))) {
				try {
					this.feed.read(listener, parameters);
					this.warmed.increment();
				}
				catch (RuntimeException ex) {
					logger.debug("A window could not be loaded ahead", ex);
				}
			}
		}
	}

	private @Nullable Map<String, String[]> parametersOf(SignedInPerson listener) {
		return (listener.sessionId() != null) ? this.asked.getIfPresent(listener.sessionId()) : null;
	}

	private static String text(Map<String, String[]> parameters) {
		return new TreeMap<>(parameters).entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + Arrays.toString(parameter.getValue()))
			.collect(Collectors.joining("&"));
	}

	@Override
	public void destroy() {
		this.executor.shutdown();
	}

}
