package dev.kalends.live;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.kalends.shared.DaemonThreads;
import dev.kalends.shared.RequestLimits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The event streams of all open pages on this node.
 */
@Component
public class LiveConnections implements DisposableBean {

	private final Set<LiveConnection> open = ConcurrentHashMap.newKeySet();

	private final ScheduledThreadPoolExecutor heartbeat;

	private final Counter pushes;

	private final long startedAt = System.nanoTime();

	private volatile boolean closed;

	LiveConnections(LiveProperties properties, MeterRegistry meters) {
		this.heartbeat = new ScheduledThreadPoolExecutor(1, DaemonThreads.factory("live-heartbeat-"));
		long interval = properties.heartbeatInterval().toNanos();
		this.heartbeat.scheduleAtFixedRate(() -> this.open.forEach(LiveConnection::comment), interval, interval,
				TimeUnit.NANOSECONDS);
		Gauge.builder("kalends.live.connections", this, LiveConnections::count)
			.description("Open pages that listen for changes on this node")
			.register(meters);
		this.pushes = Counter.builder("kalends.live.pushes")
			.description("Versions sent to open pages")
			.register(meters);
	}

	/**
	 * Returns the number of open streams on this node.
	 */
	public int count() {
		return this.open.size();
	}

	Set<LiveConnection> open() {
		return this.open;
	}

	/**
	 * Registers a stream. No change is lost between reading its first version and this
	 * call: the watcher compares the scope versions with the last version sent.
	 */
	void add(LiveConnection connection) {
		this.open.add(connection);
		if (connection.isEnded()) {
			remove(connection);
		}
		else if (this.closed) {
			connection.end();
		}
		else {
			endOldestAboveLimit(connection.personId());
		}
	}

	/**
	 * Ends the oldest streams of a person who exceeds the limit. They most likely belong
	 * to closed pages.
	 */
	private void endOldestAboveLimit(UUID personId) {
		List<LiveConnection> streams = this.open.stream()
			.filter((connection) -> connection.personId().equals(personId))
			.sorted(Comparator.comparingLong((connection) -> connection.openedAt() - this.startedAt))
			.toList();
		streams.subList(0, Math.max(0, streams.size() - RequestLimits.MAX_STREAMS)).forEach(LiveConnection::end);
	}

	/**
	 * Returns whether new streams are refused.
	 */
	boolean isClosed() {
		return this.closed;
	}

	void remove(LiveConnection connection) {
		this.open.remove(connection);
	}

	/**
	 * Counts a sent version.
	 */
	void countPush() {
		this.pushes.increment();
	}

	/**
	 * Ends all streams and refuses new ones.
	 */
	void close() {
		this.closed = true;
		this.open.forEach(LiveConnection::end);
	}

	/**
	 * Accepts new streams again.
	 */
	void reopen() {
		this.closed = false;
	}

	@Override
	public void destroy() {
		this.heartbeat.shutdown();
	}

}
