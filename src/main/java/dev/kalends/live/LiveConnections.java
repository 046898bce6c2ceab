package dev.kalends.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarVersion;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open pages that listen on this node.
 */
@Component
public class LiveConnections implements DisposableBean {

	/**
	 * How many clients that take nothing hold up nobody else.
	 */
	private static final int SENDERS = 8;

	private static final long NO_TIMEOUT = 0;

	private final Set<LiveConnection> open = ConcurrentHashMap.newKeySet();

	private final ScheduledThreadPoolExecutor senders;

	private final Counter pushes;

	private volatile boolean closed;

	LiveConnections(LiveProperties properties, MeterRegistry meters) {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("live-sender-");
		threads.setDaemon(true);
		this.senders = new ScheduledThreadPoolExecutor(SENDERS, threads);
		long interval = properties.heartbeatInterval().toNanos();
		this.senders.scheduleAtFixedRate(() -> this.open.forEach(LiveConnection::comment), interval, interval,
				TimeUnit.NANOSECONDS);
		Gauge.builder("kalends.live.connections", this, LiveConnections::count)
			.description("Open pages that listen for changes on this node")
			.register(meters);
		this.pushes = Counter.builder("kalends.live.pushes")
			.description("Versions sent to open pages")
			.register(meters);
	}

	/**
	 * Returns how many pages listen on this node.
	 */
	public int count() {
		return this.open.size();
	}

	Set<LiveConnection> open() {
		return this.open;
	}

	/**
	 * Prepares to keep a page up to date.
	 * @param signedIn the person in the session that the page belongs to
	 * @param version the version that the page is told first
	 */
	LiveConnection prepare(SignedInPerson signedIn, CalendarVersion version) {
		LiveConnection connection = new LiveConnection(signedIn, version, System.nanoTime(), new SseEmitter(NO_TIMEOUT),
				this);
		connection.emitter().onCompletion(() -> remove(connection));
		return connection;
	}

	/**
	 * Begins to keep a page up to date. A change after its version was read is not
	 * missed, however late the page is known here: the watcher compares the counters with
	 * what the page was told.
	 */
	void begin(LiveConnection connection) {
		this.open.add(connection);
		pushed();
		if (this.closed) {
			connection.end();
		}
	}

	/**
	 * Tells whether no streams are begun any more.
	 */
	boolean isClosed() {
		return this.closed;
	}

	void remove(LiveConnection connection) {
		this.open.remove(connection);
	}

	/**
	 * Runs what may have to wait for a client.
	 */
	void execute(Runnable sending) {
		this.senders.execute(sending);
	}

	/**
	 * Notes that a version was sent.
	 */
	void pushed() {
		this.pushes.increment();
	}

	/**
	 * Ends all streams and begins no more.
	 */
	void close() {
		this.closed = true;
		this.open.forEach(LiveConnection::end);
	}

	/**
	 * Begins streams again.
	 */
	void reopen() {
		this.closed = false;
	}

	@Override
	public void destroy() {
		this.senders.shutdown();
	}

}
