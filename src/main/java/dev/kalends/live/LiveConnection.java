package dev.kalends.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarVersion;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeVersion;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event stream (server-sent events) of one open page. Events are written without
 * blocking, by the thread that has a new version or, after the client was slow, by the
 * container as soon as the client can receive more. If several versions arrive in
 * between, only the last one is sent, so a slow client occupies neither a thread nor
 * memory.
 */
final class LiveConnection implements WriteListener, AsyncListener {

	private static final Logger logger = LoggerFactory.getLogger(LiveConnection.class);

	private static final String COMMENT = ":\n\n";

	/**
	 * Number of unread comments after which the connection is closed.
	 */
	private static final int MAX_COMMENTS_UNREAD = 3;

	private final SignedInPerson signedIn;

	private final String ownScope;

	private final AsyncContext async;

	private final ServletOutputStream out;

	private final Runnable closing;

	private final LiveConnections connections;

	private final long openedAt;

	// The last version sent to the page. It is set by the request that opens the stream,
	// before other threads see the connection; after that, only the watcher changes it.
	private CalendarVersion version;

	private long checkedAt;

	private volatile boolean checkRequested;

	// The following fields are guarded by this object.
	private @Nullable String pendingEvent;

	private int pendingComments;

	private boolean endRequested;

	private boolean unflushed;

	private boolean started;

	private boolean ended;

	/**
	 * Creates a stream.
	 * @param version the first version to send
	 * @param now the current {@link System#nanoTime()}
	 * @param closing closes the client's connection; may run on any thread
	 */
	LiveConnection(SignedInPerson signedIn, CalendarVersion version, long now, AsyncContext async,
			ServletOutputStream out, Runnable closing, LiveConnections connections) {
		this.signedIn = signedIn;
		this.ownScope = Scope.user(signedIn.personId()).name();
		this.version = version;
		this.openedAt = now;
		this.checkedAt = now;
		this.async = async;
		this.out = out;
		this.closing = closing;
		this.connections = connections;
		this.pendingEvent = text(version);
	}

	SignedInPerson signedIn() {
		return this.signedIn;
	}

	UUID personId() {
		return this.signedIn.personId();
	}

	synchronized boolean isEnded() {
		return this.ended;
	}

	/**
	 * Returns when the stream was opened, by {@link System#nanoTime()}.
	 */
	long openedAt() {
		return this.openedAt;
	}

	/**
	 * Returns the names of the scopes whose changes are sent to this page.
	 */
	Set<String> scopes() {
		return this.version.versions().keySet();
	}

	/**
	 * Requests a check of the session at the next poll, regardless of when the last check
	 * was.
	 */
	void requestCheck() {
		this.checkRequested = true;
	}

	/**
	 * Returns whether the person and the session must be read again: because the version
	 * of the person's own scope changed, which may affect their scopes and the validity
	 * of the session, or because the last check is older than the interval.
	 * @param now the current {@link System#nanoTime()}
	 * @param interval in nanoseconds
	 */
	boolean needsCheck(Map<String, ScopeVersion> versions, long now, long interval) {
		return this.checkRequested || hasChanged(versions, this.ownScope) || now - this.checkedAt >= interval;
	}

	void checkedAt(long now) {
		this.checkRequested = false;
		this.checkedAt = now;
	}

	/**
	 * Updates the versions of the page's scopes. Every different version counts as new,
	 * not only a larger number, because a restored database has smaller ones. The
	 * versions must be read after this connection was opened, so that they are not older
	 * than the version sent last.
	 * @return whether an event was sent
	 */
	boolean update(Map<String, ScopeVersion> versions) {
		if (scopes().stream().noneMatch((scope) -> hasChanged(versions, scope))) {
			return false;
		}
		SortedMap<String, ScopeVersion> latest = new TreeMap<>(this.version.versions());
		latest.replaceAll((scope, previous) -> versions.getOrDefault(scope, previous));
		return sendVersion(new CalendarVersion(this.version.personId(), latest));
	}

	private boolean hasChanged(Map<String, ScopeVersion> versions, String scope) {
		return !Objects.equals(versions.get(scope), this.version.versions().get(scope));
	}

	/**
	 * Sends the version of the calendar, unless it was the last one sent.
	 * @return whether an event was sent
	 */
	boolean sendVersion(CalendarVersion latest) {
		if (latest.equals(this.version)) {
			return false;
		}
		this.version = latest;
		synchronized (this) {
			this.pendingEvent = text(latest);
			send();
		}
		return true;
	}

	/**
	 * Sends a keep-alive comment to the page and all proxies on the way. The connection
	 * is closed if the client has not read the previous comments.
	 */
	synchronized void comment() {
		this.pendingComments++;
		if (this.started && this.pendingComments > MAX_COMMENTS_UNREAD) {
			close();
		}
		else {
			send();
		}
	}

	/**
	 * Ends the stream. If pending data cannot be written yet, the connection is closed
	 * instead: otherwise the container would write the data on a worker thread that
	 * blocks until the client reads.
	 */
	synchronized void end() {
		this.endRequested = true;
		send();
		if (this.started && !this.ended) {
			close();
		}
	}

	/**
	 * Called after the request has become a stream, and again each time the client can
	 * receive data after it could not.
	 */
	@Override
	public void onWritePossible() {
		boolean starting;
		synchronized (this) {
			starting = !this.started;
			this.started = true;
			send();
		}
		if (starting) {
			this.connections.add(this);
		}
	}

	/**
	 * Writes pending events and comments until the client cannot receive more.
	 */
	private void send() {
		if (!this.started) {
			return;
		}
		try {
			while (!this.ended && this.out.isReady()) {
				String text = this.unflushed ? null : next();
				if (this.unflushed) {
					this.unflushed = false;
					this.out.flush();
				}
				else if (text != null) {
					this.out.write(text.getBytes(StandardCharsets.UTF_8));
					this.unflushed = true;
				}
				else if (this.endRequested) {
					finish();
				}
				else {
					return;
				}
			}
		}
		catch (IOException | IllegalStateException ex) {
			onError(ex);
		}
	}

	/**
	 * Returns the next text to send, or {@code null} if nothing is pending.
	 */
	private @Nullable String next() {
		String text = this.pendingEvent;
		this.pendingEvent = null;
		if (text != null) {
			this.connections.countPush();
		}
		else if (this.pendingComments > 0 && !this.endRequested) {
			text = COMMENT;
		}
		this.pendingComments = 0;
		return text;
	}

	private void finish() {
		if (!this.ended) {
			this.ended = true;
			this.connections.remove(this);
			this.async.complete();
		}
	}

	private void close() {
		this.connections.remove(this);
		this.closing.run();
	}

	/**
	 * The client has disconnected.
	 */
	@Override
	public synchronized void onError(Throwable failure) {
		logger.debug("An open page disconnected", failure);
		finish();
	}

	@Override
	public void onError(AsyncEvent event) {
		onError(event.getThrowable());
	}

	@Override
	public synchronized void onComplete(AsyncEvent event) {
		this.ended = true;
		this.connections.remove(this);
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		// Streams have no timeout.
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// Streams are not restarted.
	}

	private static String text(CalendarVersion version) {
		return "event: calendar-changed\ndata: {\"version\":\"" + version.opaque() + "\"}\n\n";
	}

}
